package dev.plumbline.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.read.Expressions;
import dev.plumbline.policy.read.Expressions.Depth;
import dev.plumbline.policy.read.PackReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever misspells a name in a pack is told which one is near. */
class MeantTest {
  private static final String TAGS =
      """
      title: Queues have an owner
      why: Nobody answers for what has no owner when it fails at night.
      severity: low
      category: practice
      resources: aws_sqs_queue
      parameters:
        required: {type: list, default: [owner], description: Names of the tags.}
      fault: "!parameters.required.all(tag, tag in resource.tags)"
      absent: fail
      message: "{address} has no owner"
      remediation: Name the owner.
      bad: [b]
      good: [g]
      """;

  @Test
  void aMisspeltIdIsToldWithWhatWasMeant() {
    var files = Map.of("acme/pack.yaml", "policies:\n  - {policy: aws/rds/multi-a, level: warn}\n");

    assertThat(
            PackReader.read(SourceTree.ofText(files), Catalogue.bundled(), Depth.COMPILED)
                .problems())
        .extracting(Diagnostic::detail)
        .containsExactly(
            "No policy answers to aws/rds/multi-a; did you mean \"aws/rds/multi-az\"?");
  }

  @Test
  void aMisspeltParameterIsToldWithWhatWasMeant() {
    var files =
        Map.of(
            "acme/policies/acme/tags.yaml",
            TAGS,
            "acme/pack.yaml",
            "policies:\n  - {policy: acme/tags, parameters: {requird: [a]}}\n");

    assertThat(
            PackReader.read(SourceTree.ofText(files), Catalogue.bundled(), Depth.COMPILED)
                .problems())
        .extracting(Diagnostic::detail)
        .containsExactly(
            "None of these policies has a parameter requird; did you mean \"required\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aws_db_instance | resource.instance_clas == 'x'"
            + "| aws_db_instance has no attribute instance_clas; did you mean \"instance_class\"?",
        "aws_launch_template | resource.metadata_options.http_token == 'x'"
            + "| aws_launch_template has no attribute metadata_options.http_token;"
            + " did you mean \"http_tokens\"?",
        "aws_sqs_queu | resource.name == 'x'"
            + "| there is no resource type aws_sqs_queu; did you mean \"aws_sqs_queue\"?",
        "aws_sqs_queue | resource.entirely_other == 'x'"
            + "| aws_sqs_queue has no attribute entirely_other",
      })
  void aMisspeltNameInAConditionIsToldWithWhatWasMeant(String type, String fault, String said) {
    var rule =
        new Rule(List.of(type), null, fault, Rule.Absent.PASS, "{address}", "", null, Map.of());

    assertThat(Expressions.unknownNames(rule)).containsExactly(said);
  }
}
