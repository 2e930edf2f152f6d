package dev.plumbline.iac.kubernetes;

import static dev.plumbline.iac.kubernetes.KubernetesReaderTest.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KustomizationTest {
  private static final Map<String, String> BASE =
      Map.of(
          "base/kustomization.yaml",
          "resources: [web.yaml]\n",
          "base/web.yaml",
          """
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec:
            replicas: 1
            selector: {matchLabels: {app: web}}
            template:
              metadata: {labels: {app: web}}
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
                    env: [{name: MODE, value: test}]
                    envFrom: [{configMapRef: {name: settings}}]
                  - name: proxy
                    image: proxy:1
          ---
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: settings}
          data: {a: b}
          ---
          apiVersion: v1
          kind: Namespace
          metadata: {name: shop}
          """);

  @Test
  void namespaces_names_labels_images_and_counts_are_what_the_outermost_says() {
    Graph graph =
        prod(
            """
            resources: [../base]
            namespace: shop
            namePrefix: prod-
            commonLabels: {team: web}
            images:
              - {name: registry.example.com/web, newTag: "2.0"}
              - {name: proxy, newName: mirror/proxy, digest: "sha256:aa"}
            replicas: [{name: prod-web, count: 5}]
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly(
            "Deployment/shop/prod-web", "ConfigMap/shop/prod-settings", "Namespace/shop");
    Resource web = graph.resources().getFirst();
    assertThat(at(web, "spec", "0", "replicas")).isEqualTo(Value.of("5"));
    assertThat(at(container(web, 0), "image")).isEqualTo(Value.of("registry.example.com/web:2.0"));
    assertThat(at(container(web, 1), "image")).isEqualTo(Value.of("mirror/proxy@sha256:aa"));
    assertThat(at(web, "metadata", "0", "labels", "team")).isEqualTo(Value.of("web"));
    assertThat(at(web, "spec", "0", "selector", "0", "match_labels", "team"))
        .isEqualTo(Value.of("web"));
    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "Deployment/shop/prod-web", "ConfigMap/shop/prod-settings"));
  }

  @Test
  void a_value_stands_in_the_file_that_decides_it() {
    Graph graph = prod("resources: [../base]\nimages: [{name: proxy, newTag: v2}]\n");

    Resource web = graph.resources().getFirst();
    String proxy = "spec[0].template[0].spec[0].container[1].image";
    assertThat(web.rangeOf(proxy).file()).isEqualTo("prod/kustomization.yaml");
    assertThat(web.header().file()).isEqualTo("base/web.yaml");
  }

  @Test
  void a_merge_changes_the_named_container_and_deletes_what_it_says() {
    Graph graph =
        prod(
            """
            resources: [../base]
            patches:
              - patch: |
                  apiVersion: apps/v1
                  kind: Deployment
                  metadata: {name: web}
                  spec:
                    template:
                      spec:
                        hostNetwork: true
                        containers:
                          - {name: proxy, $patch: delete}
                          - name: web
                            securityContext: {privileged: true}
                            env: [{name: LEVEL, value: debug}]
              - path: gone.yaml
            """,
            Map.of(
                "prod/gone.yaml",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n$patch: delete\n"));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly("Deployment/web", "Namespace/shop");
    Resource web = graph.resources().getFirst();
    assertThat(at(web, "spec", "0", "template", "0", "spec", "0", "host_network"))
        .isEqualTo(Value.Bool.TRUE);
    var containers = (Value.Seq) at(web, "spec", "0", "template", "0", "spec", "0", "container");
    assertThat(containers.elements()).hasSize(1);
    assertThat(at(container(web, 0), "image")).isEqualTo(Value.of("registry.example.com/web:1.0"));
    assertThat(at(container(web, 0), "security_context", "0", "privileged"))
        .isEqualTo(Value.Bool.TRUE);
    assertThat(((Value.Seq) at(container(web, 0), "env")).elements()).hasSize(2);
    assertThat(web.rangeOf("spec[0].template[0].spec[0].host_network").file())
        .isEqualTo("prod/kustomization.yaml");
  }

  @Test
  void operations_change_what_their_pointers_name() {
    Graph graph =
        prod(
            """
            resources: [../base]
            patches:
              - target: {kind: Deployment, name: web}
                patch: |
                  - {op: replace, path: /spec/replicas, value: 7}
                  - {op: remove, path: /spec/template/spec/containers/1}
                  - op: add
                    path: /spec/template/spec/containers/0/args
                    value: [--verbose]
            """);

    Resource web = graph.resources().getFirst();
    assertThat(graph.diagnostics()).isEmpty();
    assertThat(at(web, "spec", "0", "replicas")).isEqualTo(Value.of("7"));
    assertThat(
            ((Value.Seq) at(web, "spec", "0", "template", "0", "spec", "0", "container"))
                .elements())
        .hasSize(1);
    assertThat(at(container(web, 0), "args", "0")).isEqualTo(Value.of("--verbose"));
  }

  @Test
  void what_is_not_followed_is_said_and_leaves_what_it_may_change_unknown() {
    Graph graph =
        prod(
            """
            resources: [../base, "https://example.com/more.yaml", absent.yaml]
            helmCharts: [{name: redis}]
            patches:
              - target: {kind: Deployment, labelSelector: app=web}
                patch: |
                  - {op: replace, path: /spec/replicas, value: 7}
            """);

    assertThat(graph.diagnostics())
        .allMatch(problem -> problem.level() == Diagnostic.Level.WARNING)
        .extracting(Diagnostic::summary)
        .containsExactlyInAnyOrder(
            "Remote base is not read",
            "Missing resource",
            "Target of a patch is not followed",
            "Generator is not followed");
    assertThat(graph.resources().getFirst().attribute("spec")).isInstanceOf(Value.Unknown.class);
    assertThat(graph.resources().get(1).attribute("data")).isInstanceOf(Value.Obj.class);
  }

  @Test
  void literals_of_generators_are_the_objects_texts() {
    Graph graph = prod("secretGenerator:\n  - name: db\n    literals: [\"password=hunter2\"]\n");

    Resource secret = graph.resources().getFirst();
    assertThat(secret.address()).isEqualTo("Secret/db");
    assertThat(at(secret, "data", "password")).isEqualTo(new Value.Sensitive(Value.of("hunter2")));
  }

  @Test
  void kustomizations_that_name_one_another_end() {
    Graph graph =
        prod(
            "resources: [../base, ../other]\n",
            Map.of("other/kustomization.yaml", "resources: [../prod, ../base]\n"));

    assertThat(graph.resources()).hasSize(3);
    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .contains("Resource is named again");
  }

  private static Value container(Resource web, int index) {
    return at(web, "spec", "0", "template", "0", "spec", "0", "container", Integer.toString(index));
  }

  private static Graph prod(String kustomization) {
    return prod(kustomization, Map.of());
  }

  private static Graph prod(String kustomization, Map<String, String> more) {
    Map<String, String> files = new HashMap<>(BASE);
    files.putAll(more);
    files.put("prod/kustomization.yaml", kustomization);
    var stack = new StackSpec(StackSpec.Kind.KUBERNETES, "prod", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(files), Budget.generous());
  }
}
