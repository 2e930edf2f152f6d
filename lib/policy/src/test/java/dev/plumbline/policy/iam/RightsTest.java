package dev.plumbline.policy.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.cel.Evaluation;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import org.junit.jupiter.api.Test;

class RightsTest {
  private static final String PASS_ROLE = allow("iam:PassRole", "*", "");
  private static final String UNREAD =
      """
      {"$unknown": {"address": "module.x", "path": "arn", "expression": "module.x.arn", "reason": "not read"}}\
      """;

  @Test
  void rightsOfInlineAndAttachedPoliciesAddUp() {
    GraphText graph =
        role("{\"name\": \"ci\", \"inline_policy\": [{\"policy\": %s}]}".formatted(text(PASS_ROLE)))
            .resource(
                "aws_iam_role_policy.run",
                "{\"role\": \"ci\", \"policy\": %s}"
                    .formatted(text(allow("ec2:RunInstances", "*", ""))))
            .resource(
                "aws_iam_role_policy.other",
                "{\"role\": \"else\", \"policy\": %s}".formatted(text(allow("*", "*", ""))));

    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.TRUE);
    assertThat(truth("resource.rights().permits('ec2:RunInstances')", graph)).isEqualTo(Truth.TRUE);
    assertThat(truth("resource.rights().permits('s3:GetObject')", graph)).isEqualTo(Truth.FALSE);
    assertThat(truth("resource.rights().escalates()", graph)).isEqualTo(Truth.TRUE);
  }

  @Test
  void aDenialTakesAwayUnlessItHoldsOnlySometimes() {
    String denied = "{\"Effect\": \"Deny\", \"Action\": \"iam:*\", \"Resource\": \"*\"%s}";
    String sometimes = ", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}}";

    assertThat(permitsPassRole(PASS_ROLE + "," + denied.formatted(""))).isEqualTo(Truth.FALSE);
    assertThat(permitsPassRole(PASS_ROLE + "," + denied.formatted(sometimes)))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void oneResourceOrALimitingConditionIsNoRightOnAll() {
    String service = ", \"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"x\"}}";
    String transport = ", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}";

    assertThat(permitsPassRole(allow("iam:PassRole", "arn:aws:iam::1:role/app", "")))
        .isEqualTo(Truth.FALSE);
    assertThat(permitsPassRole(allow("iam:PassRole", "arn:aws:iam::1:role/*", "")))
        .isEqualTo(Truth.TRUE);
    assertThat(permitsPassRole(allow("iam:PassRole", "*", service))).isEqualTo(Truth.FALSE);
    assertThat(permitsPassRole(allow("iam:PassRole", "*", transport))).isEqualTo(Truth.TRUE);
  }

  @Test
  void allButSomeActionsAreAllThatRemain() {
    String spared = "{\"Effect\": \"Allow\", \"NotAction\": \"s3:*\", \"Resource\": \"*\"}";

    assertThat(permitsPassRole(spared)).isEqualTo(Truth.TRUE);
    assertThat(permitsPassRole(spared.replace("s3:*", "iam:*"))).isEqualTo(Truth.FALSE);
  }

  @Test
  void aPolicyThatCannotBeReadLeavesOpenWhatTheOthersDoNotGrant() {
    GraphText graph =
        role("{\"name\": \"ci\", \"inline_policy\": [{\"policy\": %s}]}".formatted(text(PASS_ROLE)))
            .resource(
                "aws_iam_role_policy_attachment.x",
                "{\"role\": \"ci\", \"policy_arn\": %s}".formatted(UNREAD));

    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.TRUE);
    assertThat(truth("resource.rights().permits('s3:GetObject')", graph)).isEqualTo(Truth.OPEN);
  }

  @Test
  void awsOwnPoliciesAreKnownByName() {
    assertThat(attached("AdministratorAccess")).isEqualTo(Truth.TRUE);
    assertThat(attached("PowerUserAccess")).isEqualTo(Truth.FALSE);
    assertThat(attached("ReadOnlyAccess")).isEqualTo(Truth.FALSE);
    assertThat(attached("SomethingNew")).isEqualTo(Truth.OPEN);
  }

  @Test
  void aBoundaryLimitsAndAnUnreadOneLeavesAllOpen() {
    String role =
        "{\"name\": \"ci\", \"permissions_boundary\": %s, \"inline_policy\": [{\"policy\": %s}]}";

    assertThat(
            truth(
                "resource.rights().permits('iam:PassRole')",
                role(
                    role.formatted(
                        "\"arn:aws:iam::aws:policy/PowerUserAccess\"", text(PASS_ROLE)))))
        .isEqualTo(Truth.FALSE);
    assertThat(
            truth(
                "resource.rights().permits('iam:PassRole')",
                role(role.formatted(UNREAD, text(PASS_ROLE)))))
        .isEqualTo(Truth.OPEN);
  }

  @Test
  void whatIsTheWholeServiceIsNotNamedAgain() {
    GraphText whole = withPolicy(allow("iam:*", "*", ""));

    assertThat(truth("resource.rights().permits('iam:PassRole')", whole)).isEqualTo(Truth.TRUE);
    assertThat(truth("resource.rights().permitsByName('iam:PassRole')", whole))
        .isEqualTo(Truth.FALSE);
    assertThat(truth("resource.rights().permitsByName('iam:PassRole')", withPolicy(PASS_ROLE)))
        .isEqualTo(Truth.TRUE);
  }

  private static Truth attached(String policy) {
    return truth(
        "resource.rights().permits('iam:PassRole')",
        role(
            "{\"name\": \"ci\", \"managed_policy_arns\": [\"arn:aws:iam::aws:policy/%s\"]}"
                .formatted(policy)));
  }

  private static Truth permitsPassRole(String statements) {
    return truth("resource.rights().permits('iam:PassRole')", withPolicy(statements));
  }

  private static GraphText withPolicy(String statements) {
    return role(
        "{\"name\": \"ci\", \"inline_policy\": [{\"policy\": %s}]}".formatted(text(statements)));
  }

  private static GraphText role(String json) {
    return new GraphText().resource("aws_iam_role.ci", json);
  }

  private static Truth truth(String condition, GraphText graph) {
    Term term = Evaluation.of(condition, graph);
    return Term.truth(term);
  }

  private static String allow(String action, String resource, String more) {
    return "{\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"%s}"
        .formatted(action, resource, more);
  }

  /** A document with these statements, as a JSON text in JSON. */
  private static String text(String statements) {
    String document = "{\"Statement\": [" + statements + "]}";
    return '"' + document.replace("\"", "\\\"") + '"';
  }
}
