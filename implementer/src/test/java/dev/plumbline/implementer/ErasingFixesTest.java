package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes that make a service delete what is there. */
class ErasingFixesTest {
  private static final String FOR_EVER =
      "resource \"aws_cloudwatch_log_group\" \"audit\" {\n  name = \"/audit\"\n}\n";
  private static final String A_YEAR =
      "resource \"aws_cloudwatch_log_group\" \"audit\" {\n  name = \"/audit\"\n"
          + "  retention_in_days = 365\n}\n";
  private static final String RETENTION = "aws/cloudwatch/log-retention";

  @Test
  void aGroupThatIsThereGetsNoEndWithoutSomebodyLooking() {
    assertHeld(only(RETENTION, FOR_EVER), "events of a group that is there are deleted for good");
    assertHeld(
        only("aws/cloudwatch/log-retention-year", FOR_EVER), "a group that is there and says");
  }

  @ParameterizedTest
  @ValueSource(strings = {RETENTION, "aws/cloudwatch/log-retention-year"})
  void oneThatTheChangeBringsGetsOne(String policy) {
    assertThat(Reviewed.ofNew(Map.of("main.tf", FOR_EVER)).fixes(policy).getFirst().verified())
        .isTrue();
  }

  @Test
  void aShortRetentionIsMadeLonger() {
    assertThat(only("aws/cloudwatch/log-retention-year", A_YEAR.replace("365", "30")).verified())
        .isTrue();
  }

  @Test
  void theProofRefusesWhatDeletesEvenWhereNobodyHeldItBack() {
    Proof existing = proof(Reviewed.of(Map.of("main.tf", FOR_EVER)));
    Proof brought = proof(Reviewed.ofNew(Map.of("main.tf", FOR_EVER)));

    assertThat(existing.verified()).isFalse();
    assertThat(existing.steps().getLast())
        .isEqualTo(
            "failed: it is predicted to update aws_cloudwatch_log_group.audit so that its log"
                + " events of more than 365 days ago are deleted");
    assertThat(brought.verified()).isTrue();
  }

  private static Proof proof(Reviewed reviewed) {
    Finding finding =
        reviewed.findings().stream()
            .filter(one -> one.policy().equals(RETENTION))
            .findFirst()
            .orElseThrow();
    return reviewed
        .prover()
        .proveTogether(List.of(finding), SourceTree.ofText(Map.of("main.tf", A_YEAR)), List.of())
        .proof();
  }
}
