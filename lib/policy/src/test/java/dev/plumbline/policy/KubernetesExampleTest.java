package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code examples/kubernetes}, as a review sees it. */
class KubernetesExampleTest {
  private static final Path EXAMPLE = Path.of("../../examples/kubernetes");
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());

  @Test
  void aKustomizationIsJudgedAsItIsAppliedAndFoundWhereItIsWritten() throws IOException {
    Graph graph = read("prod");

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(resource -> resource.address())
        .containsExactly("ServiceAccount/shop/web", "Deployment/shop/web", "Service/shop/web");
    assertThat(findings(graph))
        .extracting(finding -> finding.policy() + " " + finding.range().file())
        .contains(
            "kubernetes/pod/host-network prod/kustomization.yaml",
            "kubernetes/pod/non-root base/web.yaml")
        // The base names no tag; production does.
        .noneMatch(found -> found.startsWith("kubernetes/pod/image-tag"));
  }

  @Test
  void plainManifestsAreJudgedByTheSamePolicies() throws IOException {
    Graph graph = read("tools");

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(findings(graph))
        .extracting(Finding::policy)
        .contains(
            "kubernetes/pod/image-tag",
            "kubernetes/pod/secret-environment",
            "kubernetes/rbac/read-secrets",
            "practice/secrets/credential-in-code");
    assertThat(findings(graph)).noneMatch(finding -> finding.toString().contains("battery"));
  }

  @Test
  void annotationsAndCommentsSuppress() {
    String source =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: one
          annotations: {checkov.io/skip1: CKV_K8S_14=tried out}
        spec:
          containers: [{name: web, image: "web:latest"}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: two}
        spec:
          # plumbline:ignore kubernetes/pod/image-tag owner=web reason="tried out"
          containers: [{name: web, image: "web:latest"}]
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: three}
        spec:
          containers: [{name: web, image: "web:latest"}]
        """;
    Graph graph =
        StackReader.read(
            new StackSpec(StackSpec.Kind.KUBERNETES, "", "", List.of(), false),
            SourceTree.ofText(Map.of("pods.yaml", source)),
            Budget.generous());

    assertThat(findings(graph))
        .filteredOn(finding -> finding.policy().equals("kubernetes/pod/image-tag"))
        .extracting(finding -> finding.resource() + " " + finding.status())
        .containsExactlyInAnyOrder("Pod/one SUPPRESSED", "Pod/two SUPPRESSED", "Pod/three NEW");
  }

  private static Graph read(String path) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(EXAMPLE)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(EXAMPLE.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return StackReader.read(
        new StackSpec(StackSpec.Kind.KUBERNETES, path, "", List.of(), false),
        new SourceTree(files),
        Budget.generous());
  }

  private static List<Finding> findings(Graph graph) {
    return ENGINE
        .review(
            new Request(
                "github.com/o/r",
                graph,
                null,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 27),
                Budget.generous()))
        .findings();
  }
}
