package dev.plumbline.policy.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatementTest {
  private static final String ARN_OF_A_RESOURCE =
      "{\"$unknown\": {\"address\": \"aws_s3_bucket.b\", \"path\": \"arn\","
          + " \"expression\": \"aws_s3_bucket.b.arn\", \"reason\": \"known after apply\"}}";
  private static final String VARIABLE =
      "{\"$unknown\": {\"address\": \"var.arn\", \"path\": \"\","
          + " \"expression\": \"var.arn\", \"reason\": \"no value\"}}";

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
