package dev.plumbline.iac.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KubernetesReaderTest {
  private static final String WEB =
      """
      # the shop
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: shop
        annotations:
          checkov.io/skip1: CKV_K8S_20=the program needs it
      spec:
        template:
          metadata:
            labels: {app: web, tier: front}
          spec:
            hostIPC: true
            serviceAccountName: web
            initContainers:
              - name: setup
                image: setup:1
            containers:
              - name: web
                image: web:1
                securityContext:
                  runAsUser: 0
                  capabilities: {add: [SYS_ADMIN]}
                envFrom:
                  - secretRef: {name: db}
                ports:
                  - containerPort: 8080
            volumes:
              - name: scratch
                emptyDir: {}
      status: {replicas: 3}
      """;

  private static final String REST =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: web, namespace: shop}
      ---
      apiVersion: v1
      kind: List
      items:
        - apiVersion: v1
          kind: Service
          metadata: {name: web, namespace: shop}
          spec:
            selector: {app: web}
            ports: [{port: 80, targetPort: 8080}]
        - apiVersion: v1
          kind: Secret
          metadata: {name: db, namespace: shop}
          data: {password: c2VjcmV0, store: /u3+7Q==}
          stringData: {user: shop}
      ---
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: web, namespace: shop}
      spec: {secretName: web-tls, dnsNames: [shop.example.com]}
      """;

  @Test
  void an_object_has_the_names_and_shapes_of_the_providers_type() {
    Resource web = resource(read(Map.of("k8s/web.yaml", WEB)), "Deployment/shop/web");

    assertThat(web.type()).isEqualTo("kubernetes_deployment_v1");
    assertThat(web.originalType()).isEqualTo("apps/v1 Deployment");
    assertThat(at(web, "metadata", "0", "name")).isEqualTo(Value.of("web"));
    assertThat(at(pod(web), "host_ipc")).isEqualTo(Value.Bool.TRUE);
    assertThat(at(pod(web), "init_container", "0", "image")).isEqualTo(Value.of("setup:1"));
    assertThat(at(pod(web), "container", "0", "security_context", "0", "run_as_user"))
        .isEqualTo(Value.of("0"));
    assertThat(at(pod(web), "container", "0", "port", "0", "container_port"))
        .isEqualTo(Value.of(8080));
    assertThat(at(pod(web), "container", "0", "env_from", "0", "secret_ref", "0", "name"))
        .isEqualTo(Value.of("db"));
    assertThat(at(pod(web), "volume", "0", "empty_dir")).isInstanceOf(Value.Seq.class);
    assertThat(web.attribute("status")).isNull();
  }

  @Test
  void each_value_stands_where_it_is_written_and_the_object_at_its_kind() {
    Resource web = resource(read(Map.of("k8s/web.yaml", WEB)), "Deployment/shop/web");

    assertThat(web.header().start().line()).isEqualTo(3);
    String user = "spec[0].template[0].spec[0].container[0].security_context[0].run_as_user";
    assertThat(web.rangeOf(user).start().line()).isEqualTo(23);
    assertThat(web.rangeOf("spec[0].template[0].spec[0].host_ipc").start().line()).isEqualTo(14);
  }

  @Test
  void documents_and_lists_of_a_file_are_objects_each_and_custom_kinds_keep_their_names() {
    Graph graph = read(Map.of("k8s/rest.yml", REST));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly(
            "ServiceAccount/shop/web",
            "Service/shop/web",
            "Secret/shop/db",
            "Certificate.cert-manager.io/shop/web");
    Resource certificate = graph.resources().getLast();
    assertThat(certificate.type()).isEqualTo("cert-manager.io/v1 Certificate");
    assertThat(at(certificate, "spec", "dnsNames", "0")).isEqualTo(Value.of("shop.example.com"));
  }

  @Test
  void what_a_secret_holds_is_marked_and_in_the_clear() {
    Resource secret = resource(read(Map.of("k8s/rest.yml", REST)), "Secret/shop/db");

    assertThat(at(secret, "data", "password")).isEqualTo(new Value.Sensitive(Value.of("secret")));
    // Bytes that are no text stay as they are written.
    assertThat(at(secret, "data", "store")).isEqualTo(new Value.Sensitive(Value.of("/u3+7Q==")));
  }

  @Test
  void names_and_selectors_are_links() {
    Graph graph = read(Map.of("k8s/rest.yml", REST, "k8s/web.yaml", WEB));

    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("Deployment/shop/web", "ServiceAccount/shop/web"),
            org.assertj.core.groups.Tuple.tuple("Deployment/shop/web", "Secret/shop/db"),
            org.assertj.core.groups.Tuple.tuple("Service/shop/web", "Deployment/shop/web"));
  }

  @Test
  void a_namespace_that_is_not_written_is_unknown_and_no_gap() {
    Graph graph =
        read(Map.of("k8s/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {}\n"));

    Resource pod = resource(graph, "Pod/a");
    assertThat(at(pod, "metadata", "0", "namespace")).isInstanceOf(Value.Unknown.class);
    assertThat(graph.coverage().reasons()).isEmpty();
  }

  @Test
  void what_is_declared_twice_has_an_address_each() {
    String pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {}\n";

    Graph graph = read(Map.of("k8s/one.yaml", pod, "k8s/two.yaml", pod));

    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly("Pod/a", "Pod/a@two.yaml");
  }

  @Test
  void an_annotation_suppresses_as_metadata_does() {
    Resource web = resource(read(Map.of("k8s/web.yaml", WEB)), "Deployment/shop/web");

    assertThat(web.metadata().members()).containsKey("checkov");
  }

  @Test
  void what_can_not_be_read_is_said_and_the_rest_is_read() {
    String broken = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\nkind: [\n";
    String large = "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: " + "x".repeat(9 << 20);

    Graph graph = read(Map.of("k8s/a.yaml", broken, "k8s/b.yaml", large));

    assertThat(graph.resources()).extracting(Resource::address).containsExactly("Pod/a");
    assertThat(graph.errors())
        .extracting(problem -> problem.summary())
        .containsExactly("Invalid YAML", "File is too large");
  }

  static Value at(Resource resource, String... path) {
    return at(resource.attributes(), path);
  }

  static Value at(Value from, String... path) {
    Value value = from;
    for (String step : path) {
      value =
          switch (value) {
            case Value.Obj obj when obj.members().containsKey(step) -> obj.members().get(step);
            case Value.Seq seq -> seq.elements().get(Integer.parseInt(step));
            default -> throw new AssertionError(step + " is not in " + value);
          };
    }
    return value;
  }

  private static Value pod(Resource workload) {
    return at(workload, "spec", "0", "template", "0", "spec", "0");
  }

  private static Resource resource(Graph graph, String address) {
    return graph.resources().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static Graph read(Map<String, String> files) {
    var stack = new StackSpec(StackSpec.Kind.KUBERNETES, "k8s", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(files), Budget.generous());
  }
}
