package dev.plumbline.iac.discovery;

import static dev.plumbline.iac.discovery.Found.PROVIDER;
import static dev.plumbline.iac.discovery.Found.discover;
import static dev.plumbline.iac.discovery.Found.files;
import static dev.plumbline.iac.discovery.Found.names;
import static dev.plumbline.iac.discovery.Found.stack;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.StackSpec.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which Kubernetes manifests are stacks. */
final class ManifestDiscoveryTest {
  private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

  @Test
  void a_directory_of_manifests_is_a_stack_and_other_yaml_is_not_taken_for_them() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "k8s/shop/web.yaml", POD,
                "k8s/shop/all.json", "{\"apiVersion\": \"v1\", \"kind\": \"Service\"}",
                "k8s/shop/values.yaml", "replicas: 3\n",
                ".github/workflows/ci.yaml", "on: push\njobs: {}\n",
                "docker-compose.yml", "services: {}\n",
                "t.yaml", "Resources: {A: {Type: 'AWS::S3::Bucket'}}\n",
                "p/Pulumi.yaml", "name: p\nruntime: yaml\n"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("k8s/shop", "p", "t.yaml");
    assertThat(stack(found, "k8s/shop").spec().kind()).isEqualTo(Kind.KUBERNETES);
    assertThat(files(found, "k8s/shop")).containsExactly("k8s/shop/all.json", "k8s/shop/web.yaml");
  }

  @Test
  void the_outermost_kustomization_is_the_stack_of_all_that_it_names() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "base/kustomization.yaml",
                "resources: [web.yaml]\n",
                "base/web.yaml",
                POD,
                "base/forgotten.yaml",
                POD,
                "prod/kustomization.yaml",
                "resources: [../base]\npatches: [{path: patches/web.yaml}]\n",
                "prod/patches/web.yaml",
                POD));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("prod");
    assertThat(files(found, "prod"))
        .containsExactly(
            "base/kustomization.yaml",
            "base/web.yaml",
            "prod/kustomization.yaml",
            "prod/patches/web.yaml");
  }

  @Test
  void manifests_beside_a_stack_of_another_kind_are_a_stack_each() throws Exception {
    var tree = TextTree.of(Map.of("infra/main.tf", PROVIDER, "infra/a.yaml", POD));

    assertThat(names(discover(tree))).containsExactly("infra", "infra/a.yaml");
  }

  @Test
  void a_chart_of_helm_is_noted_and_not_read() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\n",
                "charts/shop/templates/web.yaml", POD,
                "charts/shop/templates/db.yaml", "kind: {{ .Values.kind }}\napiVersion: v1\n",
                "other/web.yaml", "apiVersion: v1\nkind: {{ .Values.kind }}\n"));

    var found = discover(tree);

    assertThat(found.stacks()).isEmpty();
    assertThat(found.notes())
        .containsExactly(
            "not read, charts of Helm (1): charts/shop",
            "not read, templates of Kubernetes manifests (1)");
  }
}
