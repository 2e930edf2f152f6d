package dev.plumbline.reporter.testing;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the model, as small as they can be. */
public final class Samples {
  public static final String REPOSITORY = "git.example/shop";
  public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  public static final Instant DEADLINE = START.plusSeconds(300);

  private Samples() {}

  public static ReviewEvent.Started started(String reviewId, long generation, String... stacks) {
    return started(reviewId, "pull/7", false, generation, stacks);
  }

  public static ReviewEvent.Started started(
      String reviewId, String ref, boolean tracked, long generation, String... stacks) {
    return started(reviewId, ref, tracked, generation, DEADLINE, stacks);
  }

  public static ReviewEvent.Started started(
      String reviewId,
      String ref,
      boolean tracked,
      long generation,
      Instant deadline,
      String... stacks) {
    return new ReviewEvent.Started(
        reviewId,
        START,
        "request",
        REPOSITORY,
        ref,
        tracked,
        generation,
        "head",
        "base",
        Lane.INTERACTIVE,
        deadline,
        Arrays.stream(stacks).map(stack -> REPOSITORY + "/" + stack).toList(),
        List.of());
  }

  /** The same of everything there is, not of a change. */
  public static ReviewEvent.Started ofEverything(ReviewEvent.Started started) {
    return new ReviewEvent.Started(
        started.reviewId(),
        started.at(),
        started.requestId(),
        started.repository(),
        started.ref(),
        started.tracked(),
        started.generation(),
        started.head(),
        "",
        started.lane(),
        started.deadline(),
        started.stacks(),
        started.notes());
  }

  public static StackChanged stack(String reviewId, String path) {
    return stack(reviewId, path, "pull/7", false, 1);
  }

  public static StackChanged stack(
      String reviewId, String path, String ref, boolean tracked, long generation) {
    return new StackChanged(
        reviewId,
        REPOSITORY,
        ref,
        tracked,
        generation,
        StackSpec.terraform(path),
        null,
        null,
        "head",
        "base",
        Lane.INTERACTIVE,
        1,
        DEADLINE,
        LocalDate.of(2026, 11, 23),
        Settings.DEFAULT);
  }

  public static StackReport report(String path, Tally tally) {
    return report(path, tally, List.of(), List.of());
  }

  public static StackReport report(
      String path, Tally tally, List<String> offers, List<String> reads) {
    return report(path, tally, new StackReport.Links(offers, reads), null, null);
  }

  public static StackReport report(
      String path,
      Tally tally,
      StackReport.Links links,
      @Nullable ArtifactRef findings,
      @Nullable ArtifactRef plan) {
    return new StackReport(
        REPOSITORY + "/" + path,
        StackSpec.terraform(path),
        false,
        true,
        List.of(new StackReport.PhaseEnd(PhaseName.ANALYZER, Outcome.COMPLETED, "")),
        tally,
        new Review.Checks(1, 0, 0),
        findings,
        plan,
        Map.of(),
        List.of(),
        null,
        0,
        0,
        null,
        Map.of(),
        List.<Analysis.Convention>of(),
        List.of(),
        links,
        null,
        "",
        Strategy.Rollback.Kind.NOTHING,
        0,
        null,
        null,
        null,
        null,
        List.of(),
        0,
        Map.of(),
        List.of(),
        null,
        "");
  }

  public static Tally failing(int count) {
    return new Tally(
        Map.of("high", count), Map.of("high", count), 0, 0, count, Map.of("high", count), count, 0);
  }

  public static Finding finding(String policy, String resource) {
    return finding(policy, resource, "value", Severity.HIGH);
  }

  public static Finding finding(String policy, String resource, String value, Severity severity) {
    return new Finding(
        Sha256.hex(policy + " " + resource),
        policy,
        "Title of " + policy,
        severity,
        "security",
        resource + " is not as it should be.",
        "Make it so.",
        resource,
        resource.substring(0, Math.max(0, resource.indexOf('.'))),
        "attribute",
        new SourceRange("main.tf", new SourcePosition(3, 1, 20), new SourcePosition(3, 9, 28)),
        value,
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

  /** The same of a resource of that type, somewhere else. */
  public static Finding at(SourceRange range, String resourceType, Finding plain) {
    return new Finding(
        plain.fingerprint(),
        plain.policy(),
        plain.title(),
        plain.severity(),
        plain.category(),
        plain.message(),
        plain.remediation(),
        plain.resource(),
        resourceType,
        plain.attribute(),
        plain.element(),
        range,
        plain.value(),
        plain.trace(),
        plain.fixable(),
        plain.advisory(),
        plain.level(),
        plain.controls(),
        plain.aliases(),
        plain.references(),
        plain.status(),
        plain.suppression());
  }
}
