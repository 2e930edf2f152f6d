package dev.plumbline.iac.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Declarations;
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

class DeploymentTest {
  private static final String STATES =
      """
      {"urn": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod", "type": "pulumi:pulumi:Stack"},
      {"urn": "urn:pulumi:prod::shop::pulumi:providers:aws::west", "type": "pulumi:providers:aws",
       "inputs": {"region": "us-west-2"}},
      {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders", "type": "aws:sqs/queue:Queue",
       "provider": "urn:pulumi:prod::shop::pulumi:providers:aws::west::0f", "protect": true,
       "parent": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod",
       "inputs": {"__defaults": [], "sqsManagedSseEnabled": false, "tags": {"team": "shop"}},
       "outputs": {"arn": "arn:aws:sqs:x"}},
      {"urn": "urn:pulumi:prod::shop::my:module:Store$aws:rds/instance:Instance::orders",
       "type": "aws:rds/instance:Instance",
       "inputs": {"instanceClass": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "storageEncrypted": true,
         "password": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
           "ciphertext": "v1:x"},
         "username": {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
           "plaintext": "\\"admin\\""}},
       "dependencies": ["urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders"],
       "propertyDependencies": {"instanceClass": ["urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders"]}}
      """;

  private static Graph read(String json) {
    var stack = new StackSpec(StackSpec.Kind.PULUMI, "", "prod", List.of("state.json"), false);
    return PulumiReader.read(
        stack,
        SourceTree.ofText(
            Map.of("Pulumi.yaml", "name: shop\nruntime: nodejs\n", "state.json", json)),
        Budget.generous());
  }

  private static Graph exported() {
    return read("{\"version\": 3, \"deployment\": {\"resources\": [" + STATES + "]}}");
  }

  private static Resource resource(Graph graph, String type) {
    return graph.resources().stream()
        .filter(resource -> resource.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_export_is_read_with_its_values_in_terraforms_vocabulary() {
    Graph graph = exported();

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly("aws:sqs/queue:Queue::orders", "aws:rds/instance:Instance::orders");
    Resource queue = resource(graph, "aws_sqs_queue");
    assertThat(queue.attribute("sqs_managed_sse_enabled")).isEqualTo(Value.of(false));
    assertThat(queue.attributes().members())
        .containsKeys("tags", "tags_all")
        .doesNotContainKey("arn");
    assertThat(queue.originalType()).isEqualTo("aws:sqs/queue:Queue");
    assertThat(queue.provider()).isEqualTo("aws.west");
    assertThat(queue.lifecycle().preventDestroy()).isTrue();
    assertThat(queue.rangeOf("sqs_managed_sse_enabled").file()).isEqualTo("state.json");
    assertThat(graph.declarations().providers())
        .extracting(Declarations.Provider::address)
        .containsExactly("aws.west");
  }

  @Test
  void secrets_are_marked_and_what_the_update_decides_is_unknown() {
    Resource database = resource(exported(), "aws_db_instance");

    assertThat(database.attribute("password"))
        .isInstanceOfSatisfying(
            Value.Sensitive.class,
            marked -> assertThat(marked.value()).isInstanceOf(Value.Unknown.class));
    assertThat(database.attribute("username")).isEqualTo(new Value.Sensitive(Value.of("admin")));
    assertThat(database.attribute("instance_class")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void dependencies_become_edges() {
    assertThat(exported().edges())
        .extracting(edge -> edge.kind() + " " + edge.to() + " " + edge.attribute())
        .containsExactlyInAnyOrder(
            Edge.Kind.REFERENCE + " aws:sqs/queue:Queue::orders instance_class",
            Edge.Kind.DEPENDS_ON + " aws:sqs/queue:Queue::orders ");
  }

  @Test
  void a_preview_is_read_as_what_will_be() {
    Graph graph =
        read(
            """
            {"steps": [
              {"op": "create", "newState": {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::a",
                "type": "aws:sqs/queue:Queue", "inputs": {"name": "[secret]"}}},
              {"op": "delete", "oldState": {"urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::b",
                "type": "aws:sqs/queue:Queue"}}],
             "changeSummary": {"create": 1, "delete": 1}}
            """);

    assertThat(graph.resources()).extracting(Resource::address).containsExactly("a");
    assertThat(resource(graph, "aws_sqs_queue").attribute("name"))
        .isInstanceOf(Value.Sensitive.class);
  }
}
