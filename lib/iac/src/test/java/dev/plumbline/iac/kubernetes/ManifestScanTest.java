package dev.plumbline.iac.kubernetes;

import static dev.plumbline.iac.kubernetes.ManifestScan.Outcome.OBJECTS;
import static dev.plumbline.iac.kubernetes.ManifestScan.Outcome.OTHER;
import static dev.plumbline.iac.kubernetes.ManifestScan.Outcome.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestScanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Pod\n",
        "# comment\n---\nkind: Deployment\napiVersion: apps/v1\n",
        "a: 1\n---\napiVersion: example.com/v1alpha1\nkind: Widget\n",
        "{\"kind\": \"Service\", \"apiVersion\": \"v1\"}",
        "apiVersion: v1\nkind: ConfigMap\ndata:\n  rule: |\n    {{ $labels.instance }}\n",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\nkind: [\n",
      })
  void objects_are_known_by_their_first_words(String source) {
    assertThat(outcome(source)).isEqualTo(OBJECTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n",
        "name: shop\nruntime: yaml\n",
        "name: ci\non: push\njobs: {}\n",
        "services:\n  web: {image: web}\n",
        "apiVersion: v2\nname: chart\nversion: 1.0.0\n",
        "apiVersion: v1\nkind: Config\nclusters: []\n",
        "apiVersion: skaffold/v4beta6\nkind: Config\n",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\n",
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
        "a:\n  apiVersion: v1\n  kind: Pod\n",
        "- apiVersion: v1\n  kind: Pod\n",
        "apiVersion: v1\nspec: {kind: Pod}\n",
      })
  void other_documents_are_not_taken_for_objects(String source) {
    assertThat(outcome(source)).isEqualTo(OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n",
        "{{- if .Values.web }}\napiVersion: v1\nkind: Pod\n{{- end }}\n",
      })
  void what_a_tool_has_to_fill_in_first_is_a_template(String source) {
    assertThat(outcome(source)).isEqualTo(TEMPLATE);
  }

  @Test
  void what_is_too_large_to_read_is_found_by_its_beginning() {
    assertThat(outcome("apiVersion: v1\nkind: ConfigMap\ndata:\n  a: " + "x".repeat(9 << 20)))
        .isEqualTo(OBJECTS);
  }

  @Test
  void blank_lines_without_end_cost_little() {
    assertThat(outcome("kind: a\n" + "\n".repeat(4 << 20))).isEqualTo(OTHER);
  }

  private static ManifestScan.Outcome outcome(String source) {
    return ManifestScan.of(source.getBytes(StandardCharsets.UTF_8), Budget.generous());
  }
}
