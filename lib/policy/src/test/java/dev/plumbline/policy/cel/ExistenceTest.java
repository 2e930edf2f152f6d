package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from a companion of which it is not known whether there will be one. */
class ExistenceTest {
  private static final String STATUS = "p.versioning_configuration.status == 'Enabled'";

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket.b, aws_s3_bucket_versioning.v, Enabled, TRUE",
    "aws_s3_bucket.b, aws_s3_bucket_versioning.v[?], Enabled, OPEN",
    "aws_s3_bucket.b, aws_s3_bucket_versioning.v[?], Suspended, FALSE",
    "aws_s3_bucket.b, aws_s3_bucket_versioning.v[0], Enabled, TRUE",
    "aws_s3_bucket.b[?], aws_s3_bucket_versioning.v[?], Enabled, TRUE",
    "module.m[?].aws_s3_bucket.b, module.m[?].aws_s3_bucket_versioning.v, Enabled, TRUE",
    "module.m[?].aws_s3_bucket.b, module.m[?].aws_s3_bucket_versioning.v[?], Enabled, OPEN"
  })
  void anUnknownNumberDecidesNothing(String bucket, String companion, String status, Truth has) {
    GraphText graph = graph(bucket, companion, status);

    assertThat(
            truth("resource.attached('aws_s3_bucket_versioning').exists(p, " + STATUS + ")", graph))
        .isEqualTo(has);
    assertThat(
            truth(
                "!resource.attached('aws_s3_bucket_versioning').exists(p, " + STATUS + ")", graph))
        .isEqualTo(has.not());
  }

  @ParameterizedTest
  @CsvSource({
    "v[?], Enabled, w[?], Enabled, OPEN",
    "v[?], Suspended, w[?], Enabled, OPEN",
    "v[?], Suspended, w[?], Suspended, FALSE",
    "v, Suspended, w[?], Enabled, OPEN",
    "v[?], Enabled, w, Enabled, TRUE",
    "v, Enabled, w[?], Suspended, TRUE"
  })
  void norDoTwoOfThemTogether(
      String one, String status, String other, String otherStatus, Truth has) {
    String type = "aws_s3_bucket_versioning.";
    GraphText graph = graph("aws_s3_bucket.b", type + one, status);
    companion(graph, "aws_s3_bucket.b", type + other, otherStatus);

    assertThat(
            truth("resource.attached('aws_s3_bucket_versioning').exists(p, " + STATUS + ")", graph))
        .isEqualTo(has);
    assertThat(
            truth("resource.attached('aws_s3_bucket_versioning').all(p, !(" + STATUS + "))", graph))
        .isEqualTo(has.not());
  }

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket_versioning.v, FALSE",
    "aws_s3_bucket_versioning.v[?], OPEN",
    "aws_s3_bucket_logging.v, TRUE"
  })
  void norDoesASizeOfWhatMayBeMissing(String companion, Truth none) {
    GraphText graph = graph("aws_s3_bucket.b", companion, "Enabled");

    assertThat(truth("resource.attached('aws_s3_bucket_versioning').size() == 0", graph))
        .isEqualTo(none);
  }

  @ParameterizedTest
  @CsvSource({
    "aws_ebs_encryption_by_default.d, true, TRUE",
    "aws_ebs_encryption_by_default.d[?], true, OPEN",
    "aws_ebs_encryption_by_default.d[?], false, FALSE",
    "aws_ebs_encryption_by_default.d[0], true, TRUE",
    "module.m[?].aws_ebs_encryption_by_default.d, true, OPEN"
  })
  void norDoesWhatMayBeMissingFromTheWholeStack(String setting, boolean enabled, Truth has) {
    GraphText graph =
        new GraphText()
            .resource("aws_ebs_volume.v[?]", "{}")
            .resource(setting, "{\"enabled\": %s}".formatted(enabled));

    assertThat(truth("resources('aws_ebs_encryption_by_default').exists(d, d.enabled)", graph))
        .isEqualTo(has);
  }

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket_versioning.v, TRUE",
    "aws_s3_bucket_versioning.v[?], OPEN",
  })
  void norDoesItInAListPutTogether(String companion, Truth has) {
    GraphText graph = graph("aws_s3_bucket.b", companion, "Enabled");
    String own = "resource.attached('aws_s3_bucket_versioning')";
    String others = "resource.attached('aws_s3_bucket_logging')";

    for (String list :
        List.of(
            own + " + " + others,
            "[] + " + own,
            own + ".filter(p, true)",
            own + ".map(p, p)",
            own + ".map(p, true, p)",
            own + ".map(p, p).filter(p, true)")) {
      assertThat(truth("(%s).exists(p, %s)".formatted(list, STATUS), graph))
          .as(list)
          .isEqualTo(has);
      assertThat(truth("(%s).size() == 0".formatted(list), graph)).as(list).isEqualTo(has.not());
    }
    assertThat(truth("(%s + %s).size() == 0".formatted(own, own), graph)).isEqualTo(has.not());
  }

  @ParameterizedTest
  @CsvSource({
    "aws_s3_bucket_versioning.v, TRUE",
    "aws_s3_bucket_versioning.v[?], OPEN",
  })
  void norDoesWhatIsMadeOfIt(String companion, Truth has) {
    GraphText graph = graph("aws_s3_bucket.b", companion, "Enabled");
    String own = "resource.attached('aws_s3_bucket_versioning')";
    String status = ".map(p, p.versioning_configuration.status)";

    for (String question :
        List.of(
            own + status + ".exists(s, s == 'Enabled')",
            own + status + ".map(s, s + '!').exists(s, s == 'Enabled!')",
            own + ".map(p, p.versioning_configuration).exists(c, c.status == 'Enabled')",
            "'Enabled' in " + own + status,
            own + status + " == ['Enabled']",
            own + status + "[0] == 'Enabled'",
            own + ".versioning_configuration.status == 'Enabled'",
            own + ".exists_one(p, " + STATUS + ")",
            "isFilled(" + own + ")")) {
      assertThat(truth(question, graph)).as(question).isEqualTo(has);
      assertThat(truth("!(" + question + ")", graph)).as(question).isEqualTo(has.not());
    }
    assertThat(truth(own + status + ".exists(s, s == 'Suspended')", graph)).isEqualTo(Truth.FALSE);
    assertThat(truth("'Suspended' in " + own + status, graph)).isEqualTo(Truth.FALSE);
  }

  @ParameterizedTest
  @CsvSource({
    "v, Enabled, w[?], Enabled, TRUE",
    "v[?], Enabled, w, Enabled, TRUE",
    "v[?], Enabled, w, Suspended, OPEN",
    "v, Suspended, w[?], Suspended, FALSE",
  })
  void whatIsMadeOfAListKeepsWhatIsSure(
      String one, String status, String other, String otherStatus, Truth has) {
    String type = "aws_s3_bucket_versioning.";
    GraphText graph = graph("aws_s3_bucket.b", type + one, status);
    companion(graph, "aws_s3_bucket.b", type + other, otherStatus);
    String all =
        "resource.attached('aws_s3_bucket_versioning').map(p, p.versioning_configuration.status)";

    assertThat(truth(all + ".exists(s, s == 'Enabled')", graph)).isEqualTo(has);
    assertThat(truth("'Enabled' in " + all, graph)).isEqualTo(has);
    assertThat(truth("'Enabled' in ([] + " + all + ")", graph)).isEqualTo(has);
    assertThat(truth("'Enabled' in (['x'] + " + all + ")", graph)).isEqualTo(has);
  }

  private static GraphText graph(String bucket, String companion, String status) {
    return companion(new GraphText().resource(bucket, "{}"), bucket, companion, status);
  }

  private static GraphText companion(
      GraphText graph, String bucket, String companion, String status) {
    return graph.resource(
        companion,
        """
        {"bucket": {"$unknown": {"address": "%s", "path": "id", "expression": "x", "reason": "later"}},
         "versioning_configuration": [{"status": "%s"}]}
        """
            .formatted(bucket, status));
  }

  private static Truth truth(String condition, GraphText graph) {
    return Term.truth(Evaluation.of(condition, graph));
  }
}
