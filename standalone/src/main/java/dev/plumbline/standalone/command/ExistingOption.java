package dev.plumbline.standalone.command;

import dev.plumbline.model.review.Settings;
import dev.plumbline.standalone.Problem;
import picocli.CommandLine.Option;

/** Whether what was there before the change is wanted as well. */
final class ExistingOption {
  @Option(
      names = "--existing",
      description = "With --base: what was there before the change as well.")
  private boolean existing;

  /**
   * Settings that say so.
   *
   * @throws Problem when nothing is compared, so that everything counts as new
   */
  Settings in(Settings settings, TargetOptions target) {
    if (existing && !target.hasBase()) {
      throw Problem.usage(
          "--existing goes with --base; without it, everything is looked at in any case");
    }
    return existing ? settings.withExisting() : settings;
  }

  boolean given() {
    return existing;
  }
}
