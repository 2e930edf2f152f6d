package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.read;
import static dev.plumbline.iac.cloudformation.Templates.resource;
import static dev.plumbline.iac.cloudformation.Templates.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncludesTest {
  private static final String TEMPLATE =
      """
      Transform: {Name: AWS::Include, Parameters: {Location: parts/more.yaml}}
      Resources:
        Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://bucket/parts/queues.yaml}}
        Topic:
          Type: AWS::SNS::Topic
          Properties:
            TopicName: mine
            Fn::Transform: {Name: 'AWS::Include', Parameters: {Location: parts/topic.json}}
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "t.yaml",
          TEMPLATE,
          "parts/queues.yaml",
          "Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}}",
          "parts/topic.json",
          "{\"TopicName\": \"theirs\", \"DisplayName\": \"shown\"}",
          "parts/more.yaml",
          "Resources: {Log: {Type: 'AWS::Logs::LogGroup'}}\nMappings: {}");

  @Test
  void snippets_stand_where_they_are_included_with_their_own_places() {
    Graph graph = read(FILES);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactlyInAnyOrder("Topic", "Queue", "Log");
    assertThat(resource(graph, "Queue").header()).hasToString("parts/queues.yaml:1:1");
    assertThat(value(graph, "Topic", "display_name")).isEqualTo(Value.of("shown"));
    assertThat(value(graph, "Topic", "name")).isEqualTo(Value.of("mine"));
  }

  @Test
  void a_snippet_that_is_not_in_the_repository_is_said() {
    Graph graph = read(TEMPLATE);

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsOnly("Included file is not here");
    assertThat(graph.resources()).extracting(Resource::address).containsExactly("Topic");
  }
}
