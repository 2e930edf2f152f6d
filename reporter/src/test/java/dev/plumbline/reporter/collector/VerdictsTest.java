package dev.plumbline.reporter.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  @Test
  void aDangerThatNobodyTookOnFailsTheReviewWithoutAnyFinding() {
    assertThat(Verdicts.of(Tally.NONE.withUnacknowledged(1), List.of())).isEqualTo(Verdict.FAIL);
    assertThat(Verdicts.of(Tally.NONE, List.of())).isEqualTo(Verdict.PASS);
  }

  @Test
  void theSummarySaysHowManyAreToBeAcknowledged() {
    assertThat(Verdicts.summary(Tally.NONE.withUnacknowledged(1), 3, 1, 0))
        .isEqualTo("3 dangers, 1 to acknowledge; no findings in 1 stack");
    assertThat(Verdicts.summary(Tally.NONE, 1, 1, 0)).isEqualTo("1 danger; no findings in 1 stack");
  }
}
