package dev.plumbline.policy.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  private static final String ARN_OF_A_RESOURCE =
      "{\"$unknown\": {\"address\": \"aws_s3_bucket.b\", \"path\": \"arn\","
          + " \"expression\": \"aws_s3_bucket.b.arn\", \"reason\": \"known after apply\"}}";
  private static final String VARIABLE =
      "{\"$unknown\": {\"address\": \"var.arn\", \"path\": \"\","
          + " \"expression\": \"var.arn\", \"reason\": \"no value\"}}";

  private static final String ANYONE = "\"Effect\": \"Allow\", \"Principal\": \"*\"";

  @Test
  void levelsComeFromTheTableOfActionsNotFromTheirNames() {
    assertThat(allow("s3:Put*", "\"*\"").unrestricted("write")).isEqualTo(Truth.TRUE);
    assertThat(allow("s3:PutBucketPolicy", "\"*\"").unrestricted("permissions"))
        .isEqualTo(Truth.TRUE);
    assertThat(allow("s3:GetObject", "\"*\"").unrestricted("write")).isEqualTo(Truth.FALSE);
    assertThat(allow("s3:GetObject", "\"*\"").unrestricted("any")).isEqualTo(Truth.TRUE);
    assertThat(allow("xray:PutTraceSegments", "\"*\"").unrestricted("any")).isEqualTo(Truth.FALSE);
    assertThat(allow("nosuch:Thing", "\"*\"").unrestricted("any")).isEqualTo(Truth.FALSE);
  }

  @Test
  void anotherResourcesNameIsOneResourceAndAVariableMayBeAny() {
    assertThat(allow("s3:PutObject", ARN_OF_A_RESOURCE).unrestricted("write"))
        .isEqualTo(Truth.FALSE);
    assertThat(allow("s3:PutObject", VARIABLE).unrestricted("write")).isEqualTo(Truth.OPEN);
    assertThat(allow("s3:PutObject", VARIABLE + ", \"*\"").unrestricted("write"))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aVariableMayTurnOutToBeEveryoneAndASecretNameIsReadLikeAnyOther() {
    String allow = "\"Effect\": \"Allow\", \"Principal\": {\"AWS\": [%s]}";

    assertThat(statement(allow.formatted(VARIABLE)).anyone()).isEqualTo(Truth.OPEN);
    assertThat(statement(allow.formatted(VARIABLE + ", \"*\"")).anyone()).isEqualTo(Truth.TRUE);
    assertThat(statement(allow.formatted(ARN_OF_A_RESOURCE)).anyone()).isEqualTo(Truth.FALSE);
    assertThat(statement(allow.formatted("{\"$sensitive\": \"*\"}")).anyone())
        .isEqualTo(Truth.TRUE);
    assertThat(trusts("\"Principal\": {\"AWS\": " + VARIABLE + "}")).isEqualTo(Truth.OPEN);
  }

  @Test
  void everyoneButSomeIsEveryone() {
    assertThat(statement("\"Effect\": \"Allow\", \"NotPrincipal\": {\"AWS\": \"x\"}").anyone())
        .isEqualTo(Truth.TRUE);
    assertThat(statement("\"Effect\": \"Deny\", \"NotPrincipal\": {\"AWS\": \"x\"}").anyone())
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void anAccountIsTrustedBlindlyWithoutProofOnly() {
    String root = "\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:root\"}";

    assertThat(trusts(root)).isEqualTo(Truth.TRUE);
    assertThat(trusts("\"Principal\": {\"AWS\": \"123456789012\"}")).isEqualTo(Truth.TRUE);
    assertThat(trusts("\"Principal\": {\"AWS\": \"arn:aws:iam::123456789012:role/x\"}"))
        .isEqualTo(Truth.FALSE);
    assertThat(trusts(root + condition("StringEquals", "sts:ExternalId", "a")))
        .isEqualTo(Truth.FALSE);
    assertThat(trusts(root + condition("StringEquals", "sts:ExternalId", "")))
        .isEqualTo(Truth.TRUE);
    assertThat(trusts(root + condition("Bool", "aws:MultiFactorAuthPresent", "true")))
        .isEqualTo(Truth.FALSE);
    assertThat(trusts(root + condition("Bool", "aws:MultiFactorAuthPresent", "false")))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aServiceThatActsForAnyoneHasToSayForWhom() {
    String sns = "\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"sns.amazonaws.com\"}";

    assertThat(statement(sns).confusesDeputy()).isEqualTo(Truth.TRUE);
    assertThat(
            statement(sns + condition("ArnLike", "aws:SourceArn", "arn:aws:sns:*:1:t"))
                .confusesDeputy())
        .isEqualTo(Truth.FALSE);
    assertThat(statement(sns.replace("sns.", "ec2.")).confusesDeputy()).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, aws:SourceVpce, FALSE",
    "StringEqualsIfExists, aws:SourceVpce, TRUE",
    "ForAllValues:StringEquals, aws:PrincipalOrgID, TRUE",
    "ForAnyValue:StringEquals, aws:PrincipalOrgID, FALSE",
    "ForAnyValue:StringEqualsIfExists, aws:PrincipalOrgID, FALSE",
    "StringNotEquals, aws:PrincipalOrgID, TRUE",
    "StringEqualsIfExists, aws:PrincipalAccount, FALSE",
    "StringEqualsIfExists, aws:PrincipalArn, TRUE"
  })
  void aTestThatHoldsWithoutItsKeyKeepsNobodyOut(String test, String key, Truth open) {
    assertThat(statement(ANYONE + condition(test, key, "x")).anyone()).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "ArnLike, aws:SourceArn, arn:aws:sns:*:*:*, TRUE",
    "ArnLike, aws:SourceArn, arn:aws:sns:*:*:orders, TRUE",
    "ArnLike, aws:SourceArn, arn:aws:sns:*:111122223333:*, FALSE",
    "ArnLike, aws:SourceArn, arn:aws:s3:::orders, FALSE",
    "ArnLike, aws:SourceArn, arn:aws:s3:*:*:orders, FALSE",
    "ArnLike, aws:SourceArn, arn:aws:s3:::*, TRUE",
    "ArnLike, aws:SourceArn, arn:aws:s3:::orders-*, TRUE",
    "ArnLike, aws:PrincipalArn, arn:aws:iam::*:role/ci, TRUE",
    "ArnLike, aws:PrincipalArn, arn:aws:iam::111122223333:role/*, FALSE",
    "StringLike, aws:PrincipalOrgID, o-*, TRUE",
    "StringLike, aws:PrincipalOrgID, o-a1b2c3d4e5, FALSE",
    "StringEquals, aws:PrincipalOrgID, o-*, FALSE",
    "ForAnyValue:StringLike, aws:PrincipalOrgPaths, o-*/*, TRUE",
    "ForAnyValue:StringLike, aws:PrincipalOrgPaths, o-a1b2c3d4e5/*, FALSE",
    "StringLike, aws:SourceVpce, vpce-*, TRUE",
    "StringLike, aws:SourceVpce, vpce-0a1b2c3d, FALSE",
    "StringLike, aws:PrincipalAccount, ????????????, TRUE",
    "StringLike, aws:PrincipalAccount, 111122223333, FALSE",
    "StringLike, aws:userid, AROA*, TRUE",
    "StringLike, aws:userid, *:orders, TRUE",
    "StringLike, aws:userid, AROAEXAMPLEID:*, FALSE",
    "IpAddress, aws:SourceIp, 0.0.0.0/1, TRUE",
    "IpAddress, aws:SourceIp, 198.51.100.0/24, FALSE",
    "StringEquals, aws:PrincipalTag/team, orders, TRUE",
    "StringEquals, aws:username, jane, TRUE",
    "StringEquals, kms:ViaService, sqs.eu-west-1.amazonaws.com, TRUE",
    "StringEquals, kms:CallerAccount, 111122223333, FALSE"
  })
  void aPatternThatAStrangerCanMeetKeepsNobodyOut(
      String test, String key, String value, Truth open) {
    assertThat(statement(ANYONE + condition(test, key, value)).anyone()).isEqualTo(open);
  }

  @Test
  void oneOpenValueBesideAClosedOneKeepsNobodyOut() {
    String values =
        "\"IpAddress\": {\"aws:SourceIp\": [\"198.51.100.0/24\", \"0.0.0.0/1\", \"128.0.0.0/1\"]}";

    assertThat(anyoneIf(values)).isEqualTo(Truth.TRUE);
  }

  @Test
  void aTagTellsTheIdentitiesOfATrustedAccountApart() {
    String root = "\"Principal\": {\"AWS\": \"123456789012\"}";

    assertThat(trusts(root + condition("StringEquals", "aws:PrincipalTag/team", "orders")))
        .isEqualTo(Truth.FALSE);
    assertThat(trusts(root + condition("ArnLike", "aws:PrincipalArn", "arn:aws:iam::1*:role/ci")))
        .isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:*, TRUE",
    "arn:*, TRUE",
    "arn:aws:*:*:*:*, TRUE",
    "arn:aws:s3:::*, FALSE",
    "arn:aws:*:*:111122223333:*, TRUE",
    "arn:aws:*:*:*:role/*, FALSE"
  })
  void everyResourceHasManySpellings(String pattern, Truth every) {
    Statement all = allow("*", '"' + pattern + '"');

    assertThat(all.everyResource()).isEqualTo(every);
    assertThat(all.unrestricted("write")).isEqualTo(every);
    assertThat(allow("*:*", '"' + pattern + '"').unrestricted("write")).isEqualTo(every);
  }

  @Test
  void thatAKeyIsThereSaysNothingOfItsValueUnlessAnotherTestDoes() {
    String there = "\"Null\": {\"aws:SourceVpce\": \"%s\"}";
    String equal = "\"StringEqualsIfExists\": {\"aws:SourceVpce\": \"vpce-1\"}";

    assertThat(anyoneIf(there.formatted("false"))).isEqualTo(Truth.TRUE);
    assertThat(anyoneIf(there.formatted("false") + ", " + equal)).isEqualTo(Truth.FALSE);
    assertThat(anyoneIf(there.formatted("true") + ", " + equal)).isEqualTo(Truth.TRUE);
  }

  @Test
  void limitsHoldForRequestsWithoutTheirKeyToo() {
    assertThat(limited("StringEquals", "ec2:Region", "eu")).isEqualTo(Truth.TRUE);
    assertThat(limited("StringEqualsIfExists", "ec2:Region", "eu")).isEqualTo(Truth.FALSE);
    assertThat(limited("StringEqualsIfExists", "iam:PassedToService", "ec2.amazonaws.com"))
        .isEqualTo(Truth.TRUE);
    assertThat(limited("Null", "aws:ResourceTag/team", "false")).isEqualTo(Truth.TRUE);
    assertThat(limited("Null", "aws:RequestTag/team", "false")).isEqualTo(Truth.FALSE);
  }

  @Test
  void aSecondFactorThatMayBeMissingIsNoProof() {
    String root = "\"Principal\": {\"AWS\": \"123456789012\"}";

    assertThat(trusts(root + condition("BoolIfExists", "aws:MultiFactorAuthPresent", "true")))
        .isEqualTo(Truth.TRUE);
    assertThat(trusts(root + condition("NumericLessThan", "aws:MultiFactorAuthAge", "60")))
        .isEqualTo(Truth.FALSE);
    assertThat(trusts(root + condition("Null", "aws:MultiFactorAuthAge", "false")))
        .isEqualTo(Truth.FALSE);
    assertThat(trusts(root + condition("Null", "aws:MultiFactorAuthAge", "true")))
        .isEqualTo(Truth.TRUE);
    assertThat(trusts(root + condition("StringEqualsIfExists", "sts:ExternalId", "a")))
        .isEqualTo(Truth.TRUE);
  }

  @ParameterizedTest
  @CsvSource({
    "s3:*, *, StringNotEquals, aws:PrincipalOrgID, o-1, FALSE",
    "s3:Get*, arn:aws:s3:::b/*, StringNotEqualsIfExists, aws:PrincipalOrgID, o-1, FALSE",
    "s3:*, *, NotIpAddress, aws:SourceIp, 198.51.100.0/24, FALSE",
    "s3:*, *, NotIpAddress, aws:SourceIp, 0.0.0.0/0, TRUE",
    "s3:*, *, StringNotLike, aws:PrincipalOrgID, o-*, TRUE",
    "s3:*, *, StringNotEquals, aws:PrincipalTag/team, orders, TRUE",
    "s3:Put*, *, StringNotEquals, aws:PrincipalOrgID, o-1, TRUE",
    "s3:*, arn:aws:s3:::b, StringNotEquals, aws:PrincipalOrgID, o-1, TRUE",
    "s3:*, *, StringEquals, aws:PrincipalOrgID, o-1, TRUE",
    "s3:*, *, ForAnyValue:StringNotEquals, aws:PrincipalOrgID, o-1, TRUE",
    "s3:*, *, Bool, aws:SecureTransport, false, TRUE"
  })
  void aDenialBesideItKeepsStrangersOut(
      String action, String resource, String test, String key, String value, Truth open) {
    String deny =
        "{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"%s\", \"Resource\": \"%s\"%s}"
            .formatted(action, resource, condition(test, key, value));

    assertThat(beside(deny).anyone()).isEqualTo(open);
  }

  @Test
  void aDenialOfAllButSomePrincipalsKeepsStrangersOutAndOneOfStrangersNetworksKeepsAwsIn() {
    String named =
        """
        {"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::1:root"}, "Action": "s3:*", "Resource": "*"}
        """;
    String perimeter =
        """
        {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {
          "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1"},
          "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}
        """;
    String overHttp = perimeter.replace("PrincipalIsAWSService", "SecureTransport");
    String nobody = named.replace("arn:aws:iam::1:root", "*");

    assertThat(beside(named).anyone()).isEqualTo(Truth.FALSE);
    assertThat(beside(perimeter).anyone()).isEqualTo(Truth.FALSE);
    assertThat(beside(overHttp).anyone()).isEqualTo(Truth.TRUE);
    assertThat(beside(nobody).anyone()).isEqualTo(Truth.TRUE);
  }

  /** Everyone may read the bucket b, beside another statement. */
  private static Statement beside(String other) {
    String document =
        """
        {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::b/*"}, %s]}
        """
            .formatted(other);
    byte[] json = document.getBytes(StandardCharsets.UTF_8);
    var statements =
        (Value.Seq) Objects.requireNonNull(PolicyDocument.statements(Json.read(json, Value.class)));
    return new Statement((Value.Obj) statements.elements().getFirst());
  }

  private static Truth anyoneIf(String conditions) {
    return statement(ANYONE + ", \"Condition\": {" + conditions + "}").anyone();
  }

  private static Truth limited(String test, String key, String value) {
    return statement("\"Effect\": \"Allow\"" + condition(test, key, value)).limited();
  }

  private static Truth trusts(String rest) {
    return statement("\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\", " + rest)
        .trustsAccountBlindly();
  }

  private static String condition(String test, String key, String value) {
    return ", \"Condition\": {\"%s\": {\"%s\": \"%s\"}}".formatted(test, key, value);
  }

  private static Statement allow(String action, String resources) {
    return statement(
        "\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": [%s]"
            .formatted(action, resources));
  }

  private static Statement statement(String members) {
    byte[] json = ("{" + members + "}").getBytes(StandardCharsets.UTF_8);
    return new Statement((Value.Obj) JsonForm.statement((Value.Obj) Json.read(json, Value.class)));
  }
}
