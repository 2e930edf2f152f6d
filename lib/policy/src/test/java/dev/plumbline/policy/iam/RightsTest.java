package dev.plumbline.policy.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.cel.Evaluation;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
  private static final String PASS_ROLE = allow("iam:PassRole", "*", "");
  private static final String UNREAD =
      """
      {"$unknown": {"address": "module.x", "path": "arn", "expression": "module.x.arn", "reason": "not read"}}\
      """;

  private static final String VARIABLE = UNREAD.replace("module.x", "var.x");

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
  void anInlinePolicyWithoutADocumentGrantsNothing() {
    GraphText graph = role("{\"name\": \"ci\", \"inline_policy\": [{}]}");

    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.FALSE);
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

  @ParameterizedTest
  @CsvSource({
    "aws_iam_role_policy.p, TRUE",
    "aws_iam_role_policy.p[?], OPEN",
    "aws_iam_role_policy.p[0], TRUE",
    "aws_iam_role_policy_attachment.p, TRUE",
    "aws_iam_role_policy_attachment.p[?], OPEN",
    "aws_iam_role_policy_attachments_exclusive.p[?], OPEN",
  })
  void aPolicyThatMayBeMissingGrantsNothingForSure(String policy, Truth permitted) {
    String admin = "arn:aws:iam::aws:policy/AdministratorAccess";
    GraphText graph =
        role("{\"name\": \"ci\", \"inline_policy\": [{\"policy\": %s}]}".formatted(text(PASS_ROLE)))
            .resource(
                policy,
                """
                {"role": "ci", "role_name": "ci", "policy": %s, "policy_arn": "%s", "policy_arns": ["%s"]}
                """
                    .formatted(text(allow("s3:GetObject", "*", "")), admin, admin));

    assertThat(truth("resource.rights().permits('s3:GetObject')", graph)).isEqualTo(permitted);
    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.TRUE);
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
    assertThat(attached("job-function/ViewOnlyAccess")).isEqualTo(Truth.FALSE);
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
  void aBoundaryThatGrantsNothingLetsNothingThrough() {
    String role =
        """
        {"name": "ci", "permissions_boundary": "arn:aws:iam::aws:policy/ReadOnlyAccess",
         "inline_policy": [{"policy": %s}]}
        """;

    assertThat(passRole(role.formatted(text(PASS_ROLE)))).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({"role", "user", "group"})
  void aListOfAllAttachedPoliciesAttachesThem(String holder) {
    GraphText graph =
        new GraphText()
            .resource("aws_iam_%s.ci".formatted(holder), "{\"name\": \"ci\"}")
            .resource(
                "aws_iam_%s_policy_attachments_exclusive.ci".formatted(holder),
                "{\"%s_name\": \"ci\", \"policy_arns\": [\"arn:aws:iam::aws:policy/IAMFullAccess\"]}"
                    .formatted(holder));

    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.TRUE);
  }

  @Test
  void aBoundarysDenialsDenyLikeAnyOther() {
    String boundary =
        "{\"policy\": %s}".formatted(text(allow("*", "*", "") + ", " + deny("iam:*", "*")));
    String role =
        """
        {"name": "ci", "permissions_boundary": %s, "inline_policy": [{"policy": %s}]}
        """
            .formatted(arnOf("aws_iam_policy.limit"), text(allow("*", "*", "")));

    GraphText graph = role(role).resource("aws_iam_policy.limit", boundary);

    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.FALSE);
    assertThat(truth("resource.rights().permits('*:*')", graph)).isEqualTo(Truth.FALSE);
    assertThat(truth("resource.rights().permits('s3:GetObject')", graph)).isEqualTo(Truth.TRUE);
  }

  @Test
  void whatIsDeniedStaysDeniedWhateverElseCannotBeRead() {
    GraphText graph =
        withPolicy(deny("iam:*", "*"))
            .resource(
                "aws_iam_role_policy_attachment.x",
                "{\"role\": \"ci\", \"policy_arn\": %s}".formatted(UNREAD));

    assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.FALSE);
    assertThat(truth("resource.rights().permits('s3:GetObject')", graph)).isEqualTo(Truth.OPEN);
  }

  @ParameterizedTest
  @CsvSource({
    "*, *, FALSE",
    "*, arn:aws:iam::*:role/*, FALSE",
    "arn:aws:iam::1:role/*, arn:aws:iam::1:role/*, FALSE",
    "*, arn:aws:iam::*:user/*, TRUE",
    "*, arn:aws:iam::1:role/app, TRUE",
    "arn:aws:iam::*:user/*, arn:aws:s3:::x, FALSE"
  })
  void aDenialOfAWholeKindTakesAwayWhatActsOnThatKind(String allowed, String denied, Truth left) {
    assertThat(permitsPassRole(allow("iam:PassRole", allowed, "") + "," + deny("iam:*", denied)))
        .isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::*, TRUE",
    "arn:aws:iam::1:role*, TRUE",
    "arn:aws:*, TRUE",
    "*:role/*, TRUE",
    "arn:aws:iam::????????????:role/*, TRUE",
    "arn:aws:iam::1:role/*-app, FALSE",
    "arn:aws:iam::1:role/app/*, FALSE",
    "arn:aws:iam::1:role/??, FALSE",
    "arn:aws:iam::1:user*, FALSE",
    "arn:aws:lambda:*, FALSE"
  })
  void aPatternThatCoversAMadeUpRoleCoversThemAll(String allowed, Truth broad) {
    assertThat(permitsPassRole(allow("iam:PassRole", allowed, ""))).isEqualTo(broad);
  }

  @Test
  void everythingOnEveryNameIsEverything() {
    assertThat(permits("*:*", allow("*", "arn:aws:*", ""))).isEqualTo(Truth.TRUE);
    assertThat(permits("*:*", allow("*", "arn:aws:iam::*", ""))).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "lambda.amazonaws.com, TRUE, TRUE",
    "*.amazonaws.com, TRUE, TRUE",
    "ecs-tasks.amazonaws.com, FALSE, FALSE",
    "ec2.amazonaws.com, FALSE, FALSE"
  })
  void aRoleForTheServiceThatIsStartedIsARoleForItsStarter(
      String service, Truth starts, Truth escalates) {
    String passed =
        ", \"Condition\": {\"StringLike\": {\"iam:PassedToService\": \"%s\"}}".formatted(service);
    GraphText graph =
        withPolicy(
            allow("iam:PassRole", "*", passed)
                + ","
                + allow("lambda:CreateFunction", "*", "")
                + ","
                + allow("lambda:InvokeFunction", "*", ""));

    assertThat(truth("resource.rights().startsUnderAnyRole('lambda:CreateFunction')", graph))
        .isEqualTo(starts);
    assertThat(truth("resource.rights().escalates()", graph)).isEqualTo(escalates);
  }

  @Test
  void aNarrowDenialBesideAnUnknownPermissionLeavesItUnknown() {
    String unknown = "{\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": %s}";
    String role =
        "{\"name\": \"ci\", \"inline_policy\": [{\"policy\": {\"Statement\": [%s, %s]}}]}";
    String narrow = deny("iam:PassRole", "arn:aws:iam::1:role/admin");

    assertThat(passRole(role.formatted(unknown.formatted(VARIABLE), narrow))).isEqualTo(Truth.OPEN);
    assertThat(
            passRole(
                role.formatted(
                    unknown.formatted(VARIABLE),
                    unknown.replace("Allow", "Deny").formatted(VARIABLE))))
        .isEqualTo(Truth.FALSE);
  }

  private static Truth passRole(String role) {
    return truth("resource.rights().permits('iam:PassRole')", role(role));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::1:role/app, FALSE",
    "arn:aws:iam::1:user/*, FALSE",
    "arn:aws:iam::*:role/*, TRUE",
    "*, TRUE"
  })
  void aDenialOfAllButSomeResourcesLeavesThose(String spared, Truth left) {
    String denial =
        "{\"Effect\": \"Deny\", \"Action\": \"iam:*\", \"NotResource\": \"%s\"}".formatted(spared);

    assertThat(permitsPassRole(PASS_ROLE + "," + denial)).isEqualTo(left);
  }

  @Test
  void everythingIsNotEverythingWithoutRightsOnIdentities() {
    String spared = "{\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"*\"}";

    assertThat(permits("*:*", allow("*", "*", ""))).isEqualTo(Truth.TRUE);
    assertThat(permits("*:*", spared)).isEqualTo(Truth.FALSE);
    assertThat(permits("*:*", allow("*", "*", "") + "," + deny("s3:DeleteBucket", "*")))
        .isEqualTo(Truth.TRUE);
    assertThat(permits("*:*", allow("*", "arn:aws:s3:::*", ""))).isEqualTo(Truth.FALSE);
  }

  @Test
  void eachArnIsThePolicyItComesFrom() {
    String role = "{\"name\": \"ci\", \"permissions_boundary\": %s, \"managed_policy_arns\": [%s]}";
    String all = "{\"policy\": %s}".formatted(text(allow("*", "*", "")));
    String read = "{\"policy\": %s}".formatted(text(allow("s3:Get*", "*", "")));

    GraphText boundaryOnly =
        role(role.formatted(arnOf("aws_iam_policy.all"), VARIABLE))
            .resource("aws_iam_policy.all", all);
    GraphText two =
        role(role.formatted(
                arnOf("aws_iam_policy.all"),
                arnOf("aws_iam_policy.read") + ", " + arnOf("aws_iam_policy.pass")))
            .resource("aws_iam_policy.all", all)
            .resource("aws_iam_policy.read", read)
            .resource("aws_iam_policy.pass", "{\"policy\": %s}".formatted(text(PASS_ROLE)));

    assertThat(truth("resource.rights().permits('iam:PassRole')", boundaryOnly))
        .isEqualTo(Truth.OPEN);
    assertThat(truth("resource.rights().permits('iam:PassRole')", two)).isEqualTo(Truth.TRUE);
    assertThat(truth("resource.rights().permits('iam:CreateUser')", two)).isEqualTo(Truth.FALSE);
  }

  @Test
  void aListOfPoliciesThatIsNotKnownMayHoldAnyPolicy() {
    for (String attribute : List.of("managed_policy_arns", "inline_policy")) {
      GraphText graph = role("{\"name\": \"ci\", \"%s\": %s}".formatted(attribute, VARIABLE));

      assertThat(truth("resource.rights().permits('iam:PassRole')", graph)).isEqualTo(Truth.OPEN);
    }
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
    return permits("iam:PassRole", statements);
  }

  private static Truth permits(String action, String statements) {
    return truth("resource.rights().permits('%s')".formatted(action), withPolicy(statements));
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

  private static String deny(String action, String resource) {
    return "{\"Effect\": \"Deny\", \"Action\": \"%s\", \"Resource\": \"%s\"}"
        .formatted(action, resource);
  }

  private static String arnOf(String address) {
    return UNREAD.replace("module.x", address);
  }

  /** A document with these statements, as a JSON text in JSON. */
  private static String text(String statements) {
    String document = "{\"Statement\": [" + statements + "]}";
    return '"' + document.replace("\"", "\\\"") + '"';
  }
}
