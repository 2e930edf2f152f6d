package dev.plumbline.standalone.command;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which change to review, and how: shared by the commands that have findings judged. */
public final class ChangeOptions {
  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "The verdict is FAIL when a finding is at or above it (critical, high, medium, low,"
              + " info); 'review' then exits with 1. Default: high.")
  private @Nullable Severity failOn;

  /**
   * The change as an event.
   *
   * @throws Problem when the target is no directory, or options contradict one another
   */
  RepositoryChanged change(Lane lane) throws IOException {
    return change(lane, new ExistingOption());
  }

  /** As {@link #change(Lane)}, perhaps with what was there before. */
  RepositoryChanged change(Lane lane, ExistingOption existing) throws IOException {
    if (failOn != null) {
      policies.requireReported(failOn);
    }
    Severity threshold = failOn == null ? Severity.HIGH : failOn;
    Settings settings = policies.settings(threshold, target.variableFiles());
    return target.change(lane, existing.in(settings, target));
  }

  /** Whether findings of the least severity are more to the author than a number. */
  boolean wantsInfo() {
    return failOn == Severity.INFO || policies.wantsInfo();
  }

  PackOptions packs() {
    return policies.packs();
  }

  TargetOptions target() {
    return target;
  }
}
