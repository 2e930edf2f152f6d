package dev.plumbline.standalone.command;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Settings;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which findings are wanted. */
final class PolicyOptions {
  @Mixin private PackOptions packs = new PackOptions();

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description =
          "Report only findings at or above it. Without it all are reported, and the "
              + "terminal only counts those of severity info.")
  private @Nullable Severity given;

  @Option(
      names = "--policy",
      paramLabel = "ID",
      split = ",",
      description =
          "Run only this policy; repeatable. An id of Checkov, Trivy and others is understood.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--skip-policy",
      paramLabel = "ID",
      split = ",",
      description = "Leave this policy out; repeatable.")
  private List<String> skipPolicies = new ArrayList<>();

  /**
   * @throws Problem when findings of that severity are left out, so that none can fail a review
   */
  void requireReported(Severity failOn) {
    Severity severity = severity();
    if (!failOn.atLeast(severity)) {
      throw Problem.usage(
          "--severity "
              + severity.label()
              + " leaves out what --fail-on "
              + failOn.label()
              + " waits for; lower the one or raise the other");
    }
  }

  /** Whether the least severity, or a policy that may be of it, was asked for by name. */
  boolean wantsInfo() {
    return given == Severity.INFO || (given == null && !policies.isEmpty());
  }

  /** Whether findings are chosen by anything. */
  boolean given() {
    return given != null || !policies.isEmpty() || !skipPolicies.isEmpty();
  }

  private Severity severity() {
    return given == null ? Severity.INFO : given;
  }

  PackOptions packs() {
    return packs;
  }

  /**
   * The settings of a review.
   *
   * @throws Problem when a policy that is named does not exist, or is both wanted and left out
   */
  Settings settings(Severity failOn, List<String> variableFiles) throws IOException {
    Catalogue catalogue = packs.catalogue();
    if (packs.areLocal()) {
      policies.forEach(id -> PolicyIds.find(id, catalogue));
      skipPolicies.forEach(id -> PolicyIds.find(id, catalogue));
    }
    for (String id : policies) {
      if (skipPolicies.contains(id)) {
        throw Problem.usage(id + " is named by --policy and by --skip-policy; leave one out");
      }
    }
    return new Settings(failOn, severity(), policies, skipPolicies, variableFiles, null);
  }

  /**
   * The settings of a review of what is listed one by one: nothing of severity info, unless it is
   * asked for.
   *
   * @throws Problem as {@link #settings}
   */
  Settings listed(Severity failOn, List<String> variableFiles) throws IOException {
    Settings all = settings(failOn, variableFiles);
    Severity least = given == null && !wantsInfo() ? Severity.LOW : severity();
    return new Settings(
        failOn,
        least,
        all.policies(),
        all.skipPolicies(),
        all.variableFiles(),
        all.baseline(),
        all.existing(),
        all.supplies(),
        all.plans());
  }
}
