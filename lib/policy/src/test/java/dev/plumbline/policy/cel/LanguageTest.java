package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a resource because of the language that it is written in. */
class LanguageTest {
  private static final String TEMPLATE =
      """
      Resources:
        X:
          Type: AWS::DMS::ReplicationInstance
          Properties: {ReplicationInstanceClass: dms.t3.micro}
      """;

  private static final String CONFIGURATION =
      """
      resource "aws_dms_replication_instance" "x" {
        replication_instance_id    = "x"
        replication_instance_class = "dms.t3.micro"
      }
      """;

  private static Truth inTemplate(String condition) {
    return judge(condition, StackSpec.Kind.CLOUDFORMATION, "t.yaml", TEMPLATE);
  }

  private static Truth inConfiguration(String condition) {
    return judge(condition, StackSpec.Kind.TERRAFORM, "main.tf", CONFIGURATION);
  }

  private static Truth judge(String condition, StackSpec.Kind kind, String file, String text) {
    String path = kind == StackSpec.Kind.TERRAFORM ? "" : file;
    var stack = new StackSpec(kind, path, "", List.of(), false);
    Graph graph = StackReader.read(stack, SourceTree.ofText(Map.of(file, text)), Budget.generous());
    var absence = new Absence(Facts.bundled(), CatalogueReader.serviceDefaults());
    var scene = new Scene(graph, absence, List.of(), LocalDate.EPOCH);
    var subject = scene.ofType("aws_dms_replication_instance").getFirst();
    return Term.truth(
        Language.compile(condition)
            .evaluate(new Term.Ref(subject), null, scene, Budget.generous()));
  }

  @Test
  void CloudFormation_has_defaults_of_its_own() {
    String condition = "resource.publicly_accessible == true";

    assertThat(inTemplate(condition)).isEqualTo(Truth.TRUE);
    assertThat(inConfiguration(condition)).isNotEqualTo(Truth.TRUE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "AWS::DMS::ReplicationInstance, TRUE, FALSE",
    "AWS::*, TRUE, FALSE",
    "AWS::DMS::Endpoint, FALSE, FALSE",
    "aws_dms_replication_instance, FALSE, TRUE",
  })
  void a_condition_can_ask_how_a_resource_is_written(String type, Truth template, Truth other) {
    String condition = "resource.writtenAs('" + type + "')";

    assertThat(inTemplate(condition)).isEqualTo(template);
    assertThat(inConfiguration(condition)).isEqualTo(other);
  }
}
