package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  private static final String PARAMETERS =
      """
      Parameters:
        Size: {Type: String, Default: t3.small}
        Stage: {Type: String}
        Zones: {Type: CommaDelimitedList, Default: 'a,b'}
        Net: {Type: 'AWS::EC2::VPC::Id', Default: vpc-1}
        Peer: {Type: 'AWS::EC2::VPC::Id', Default: vpc-2}
      Resources:
        T: {Type: 'AWS::SNS::Topic'}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!Contains [[t3.large, t3.nano], !Ref Size]",
        "{'Fn::EachMemberIn': [!Ref Zones, [a, c]]}",
        "{'Fn::EachMemberEquals': [!Ref Zones, a]}",
        "{'Fn::Equals': [!Ref Size, t3.large]}",
        "!Not [!Equals [!Ref Size, t3.small]]",
        "!And [!Equals [!Ref Size, t3.small], !Equals [!Ref Stage, prod], !Equals [a, b]]",
        "!Or [!Equals [a, b], !Contains [[], !Ref Size]]",
        "{'Fn::EachMemberIn': [{'Fn::RefAll': 'AWS::EC2::VPC::Id'}, [vpc-1, vpc-3]]}",
        "!Contains [{'Fn::RefAll': 'AWS::EC2::VPC::Id'}, vpc-9]"
      })
  void an_assertion_that_is_false_is_told(String asserted) {
    assertThat(problems(asserted))
        .singleElement()
        .extracting(Diagnostic::summary)
        .isEqualTo("Rule violated by defaults");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!Contains [[t3.large, t3.small], !Ref Size]",
        "!Contains [[prod, test], !Ref Stage]",
        "{'Fn::EachMemberIn': [!Ref Zones, [a, b, c]]}",
        "{'Fn::EachMemberIn': [{'Fn::ValueOfAll': ['AWS::EC2::VPC::Id', Tags.Team]}, [a]]}",
        "{'Fn::EachMemberEquals': [{'Fn::ValueOfAll': ['AWS::EC2::VPC::Id', Tags.Team]}, a]}",
        "!Equals [{'Fn::ValueOf': [Net, Tags.Department]}, IT]",
        "!Not [!Equals [!Ref Stage, prod]]",
        "!And [!Equals [!Ref Size, t3.small], !Equals [!Ref Stage, prod]]",
        "!Or [!Equals [!Ref Stage, prod], !Equals [a, b]]",
        "!Contains [[a, !Ref Stage], b]"
      })
  void an_assertion_that_holds_or_is_open_is_not_told(String asserted) {
    assertThat(problems(asserted)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!Contains [[a]]",
        "!Not [!Equals [a, b], !Equals [a, b]]",
        "!And [!Equals [a, a]]",
        "!Equals [!Ref T, a]",
        "!Equals [!GetAtt T.TopicName, a]",
        "!Equals [!Ref Gone, a]",
        "{'Fn::EachMemberIn': [!Ref Size, [a]]}",
        "!Equals [{'Fn::ValueOf': [Gone, Tags.X]}, a]",
        "!Split [',', a]",
        "yes"
      })
  void a_form_that_no_rule_has_is_told(String asserted) {
    assertThat(problems(asserted)).extracting(Diagnostic::summary).containsExactly("Invalid rule");
  }

  @Test
  void what_was_given_violates_a_rule_for_certain() {
    String rules = rules("!Equals [!Ref Stage, prod]");

    Graph graph =
        read(
            Map.of(
                "t.yaml",
                PARAMETERS + rules,
                "p.json",
                "[{\"ParameterKey\": \"Stage\", \"ParameterValue\": \"test\"}]"),
            "p.json");

    assertThat(graph.diagnostics())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.level()).isEqualTo(Diagnostic.Level.ERROR);
          assertThat(problem.detail()).endsWith("with these parameters: Only so.");
          assertThat(problem.subject().start().line()).isEqualTo(12);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"!Equals [!Ref Size, t3.large]", "!Equals [!Ref Stage, prod]"})
  void a_rule_whose_condition_is_not_certain_to_hold_asserts_nothing(String condition) {
    String rules =
        """
        Rules:
          Prod:
            RuleCondition: %s
            Assertions: [{Assert: !Equals [a, b]}]
        """
            .formatted(condition);

    assertThat(read(PARAMETERS + rules).diagnostics()).isEmpty();
  }

  @Test
  void a_rule_without_assertions_is_told_and_the_next_one_is_still_looked_at() {
    String rules =
        """
        Rules:
          Empty: {RuleCondition: !Equals [a, a]}
          Bare: {Assertions: [{AssertDescription: nothing}]}
          False: {Assertions: [{Assert: !Equals [!Ref Size, b]}]}
        """;

    assertThat(read(PARAMETERS + rules).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Invalid rule", "Invalid rule", "Rule violated by defaults");
  }

  private static List<Diagnostic> problems(String asserted) {
    return read(PARAMETERS + rules(asserted)).diagnostics();
  }

  private static String rules(String asserted) {
    return """
    Rules:
      One:
        Assertions:
          - Assert: %s
            AssertDescription: Only so.
    """
        .formatted(asserted);
  }
}
