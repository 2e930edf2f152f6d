package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.read;
import static dev.plumbline.iac.cloudformation.Templates.resource;
import static dev.plumbline.iac.cloudformation.Templates.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CdkOutputTest {
  private static final String TEMPLATE =
      """
      {"Resources": {
        "Queue4A7E3555": {
          "Type": "AWS::SQS::Queue",
          "Properties": {"QueueName": {"Fn::Join": ["-", ["q", {"Ref": "AWS::Region"}]]}},
          "Metadata": {"aws:cdk:path": "Shop/Queue/Resource"}
        },
        "InnerStack": {
          "Type": "AWS::CloudFormation::Stack",
          "Properties": {"TemplateURL": {"Fn::Sub": "https://s3.${AWS::Region}.amazonaws.com/a/f00.json"}},
          "Metadata": {"aws:cdk:path": "Shop/Inner", "aws:asset:path": "ShopInner.nested.template.json"}
        }
      }}
      """;

  private static final String INNER =
      """
      {"Resources": {"Topic": {"Type": "AWS::SNS::Topic",
        "Properties": {"TopicName": {"Ref": "AWS::AccountId"}}}}}
      """;

  private static Graph output(String environment) {
    return read(
        Map.of(
            "t.yaml",
            TEMPLATE,
            "ShopInner.nested.template.json",
            INNER,
            "manifest.json",
            """
            {"artifacts": {"Shop": {"type": "aws:cloudformation:stack", "environment": "%s",
              "properties": {"templateFile": "t.yaml"}}}}
            """
                .formatted(environment)));
  }

  @Test
  void an_output_says_where_it_is_deployed_and_which_file_a_nested_stack_is() {
    Graph graph = output("aws://111122223333/eu-west-1");

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly("Queue4A7E3555", "InnerStack", "InnerStack.Topic");
    assertThat(value(graph, "Queue4A7E3555", "name")).isEqualTo(Value.of("q-eu-west-1"));
    assertThat(value(graph, "InnerStack.Topic", "name")).isEqualTo(Value.of("111122223333"));
    assertThat(resource(graph, "Queue4A7E3555").metadata().members())
        .containsEntry("aws:cdk:path", Value.of("Shop/Queue/Resource"));
  }

  @Test
  void an_output_for_anywhere_leaves_it_open() {
    Graph graph = output("aws://unknown-account/unknown-region");

    assertThat(value(graph, "Queue4A7E3555", "name")).isInstanceOf(Value.Unknown.class);
    assertThat(value(graph, "InnerStack.Topic", "name")).isInstanceOf(Value.Unknown.class);
  }
}
