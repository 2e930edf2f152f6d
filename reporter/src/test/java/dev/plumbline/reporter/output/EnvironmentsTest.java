package dev.plumbline.reporter.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
  private static final StackSpec PROD = stack("app", "prod");
  private static final StackSpec TEST = stack("app", "test");

  @Test
  void aFindingSaysInWhichEnvironmentsItHolds() {
    Finding one = Reports.finding("aws/s3/x", "aws_s3_bucket.a", Severity.HIGH, 3);
    Finding other = Reports.finding("aws/s3/x", "aws_s3_bucket.b", Severity.HIGH, 3);
    var environments = new Environments();
    environments.add(PROD, List.of(one, other));
    environments.add(TEST, List.of(one));

    assertThat(environments.text(PROD, one)).isEqualTo("in prod, test");
    assertThat(environments.text(PROD, other)).isEqualTo("only in prod");
    assertThat(environments.of(TEST, one)).containsExactly("prod", "test");
    assertThat(environments.isRepeated(PROD, one)).isFalse();
    assertThat(environments.isRepeated(TEST, one)).isTrue();
    assertThat(environments.lines())
        .containsExactly("app: findings 1 in prod, test; 1 only in prod");
  }

  @Test
  void aFindingThatIsNewInOneEnvironmentIsNotTheOldOneOfAnother() {
    Finding old =
        Reports.finding("aws/s3/x", "aws_s3_bucket.a", Severity.HIGH, 3)
            .with(Finding.Status.EXISTING);
    var environments = new Environments();
    environments.add(PROD, List.of(old));
    environments.add(TEST, List.of(old.with(Finding.Status.NEW)));

    assertThat(environments.isRepeated(TEST, old.with(Finding.Status.NEW))).isFalse();
  }

  @Test
  void whereThereIsOneEnvironmentOrNoneNothingIsSaid() {
    Finding one = Reports.finding("aws/s3/x", "aws_s3_bucket.a", Severity.HIGH, 3);
    var environments = new Environments();
    environments.add(PROD, List.of(one));
    environments.add(stack("net", ""), List.of(one));

    assertThat(environments.text(PROD, one)).isEmpty();
    assertThat(environments.of(stack("net", ""), one)).isEmpty();
    assertThat(environments.lines()).isEmpty();
  }

  private static StackSpec stack(String path, String environment) {
    return new StackSpec(StackSpec.Kind.TERRAFORM, path, environment, List.of(), false);
  }
}
