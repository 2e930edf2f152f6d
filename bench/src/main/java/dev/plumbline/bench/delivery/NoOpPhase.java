package dev.plumbline.bench.delivery;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.event.Ids;
import java.time.Duration;
import java.util.List;

/**
 * Adds a section of 300 bytes, so that a state has about 2 KB at the end; the reviewer reports one
 * finding.
 */
record NoOpPhase(PhaseName name) implements Phase {
  private static final String SECTION = "x".repeat(300);

  /** How the repositories begin whose stacks take their time in review. */
  static final String SLOW = "slow";

  private static volatile Duration slowness = Duration.ZERO;

  /** How long the reviewer of this process works on each stack of a {@value #SLOW} repository. */
  static void slowFor(Duration time) {
    slowness = time;
  }

  @Override
  public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget) {
    if (name == PhaseName.REVIEWER) {
      if (state.stack().repository().startsWith("bench/" + SLOW)) {
        work();
      }
      findings.report(finding(state.stack().key()));
    }
    return state.completed(name, SECTION);
  }

  /** Keeps a worker busy; a phase that is stopped meanwhile is interrupted, as any is. */
  private static void work() {
    try {
      Thread.sleep(slowness);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Finding finding(String stack) {
    return new Finding(
        Ids.of(stack) + Ids.of(stack),
        "bench/no-op",
        "A finding",
        Severity.LOW,
        "practice",
        "Nothing was looked at.",
        "",
        "",
        "",
        "",
        SourceRange.startOf("main.tf"),
        "",
        List.of(),
        false,
        false,
        Finding.Level.THRESHOLD,
        List.of(),
        List.of(),
        List.of(),
        Finding.Status.NEW,
        null);
  }
}
