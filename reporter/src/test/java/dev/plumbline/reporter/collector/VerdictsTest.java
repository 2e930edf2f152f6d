package dev.plumbline.reporter.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  @Test
  void aDangerThatNobodyTookOnFailsTheReviewWithoutAnyFinding() {
    assertThat(Verdicts.of(Tally.NONE.withUnacknowledged(1), List.of(), false))
        .isEqualTo(Verdict.FAIL);
    assertThat(Verdicts.of(Tally.NONE, List.of(), false)).isEqualTo(Verdict.PASS);
  }

  @Test
  void theSummarySaysHowManyAreToBeAcknowledged() {
    assertThat(Verdicts.summary(Tally.NONE.withUnacknowledged(1), 3, 1, 0, false))
        .isEqualTo("3 dangers, 1 to acknowledge; no findings in 1 stack");
    assertThat(Verdicts.summary(Tally.NONE, 1, 1, 0, false))
        .isEqualTo("1 danger; no findings in 1 stack");
  }

  @Test
  void nothingThatCouldBeReviewedIsNoPass() {
    assertThat(Verdicts.of(Tally.NONE, List.of(), true)).isEqualTo(Verdict.NOTHING_REVIEWED);
    assertThat(Verdicts.of(Tally.NONE, List.of(new Report.Incomplete("a", "late")), true))
        .isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void theSummaryOfAChangeCountsWhatIsNewApartFromWhatWasThere() {
    var tally =
        new Tally(Map.of("high", 3, "low", 2), Map.of("high", 1), 0, 0, 1, Map.of("high", 1), 9, 0);

    assertThat(Verdicts.summary(tally, 0, 1, 0, true))
        .isEqualTo("1 new (1 high), 4 existing, 1 blocking in 1 stack");
    assertThat(Verdicts.summary(tally, 0, 1, 0, false))
        .isEqualTo("5 findings (3 high, 2 low) in 9 instances, 1 blocking in 1 stack");
    assertThat(Verdicts.summary(Tally.NONE, 0, 1, 0, true)).isEqualTo("nothing new in 1 stack");
  }

  @Test
  void theSummaryOfAChangeThatTouchesNoStackSaysSo() {
    assertThat(Verdicts.summary(Tally.NONE, 0, 0, 0, true))
        .isEqualTo("the change touches no stack");
    assertThat(Verdicts.summary(Tally.NONE, 0, 0, 0, false)).isEqualTo("there is no stack");
  }
}
