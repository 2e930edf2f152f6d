package dev.plumbline.standalone.command;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Settings;
import dev.plumbline.standalone.Problem;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which findings are wanted. */
final class PolicyOptions {
  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      defaultValue = "info",
      description = "Report only findings at or above it. Default: info.")
  private Severity severity = Severity.INFO;

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
    if (!failOn.atLeast(severity)) {
      throw Problem.usage(
          "--severity "
              + severity.label()
              + " leaves out what --fail-on "
              + failOn.label()
              + " waits for; lower the one or raise the other");
    }
  }

  /**
   * The settings of a review.
   *
   * @throws Problem when a policy that is named does not exist, or is both wanted and left out
   */
  Settings settings(Severity failOn, List<String> variableFiles) {
    policies.forEach(PolicyIds::find);
    skipPolicies.forEach(PolicyIds::find);
    for (String id : policies) {
      if (skipPolicies.contains(id)) {
        throw Problem.usage(id + " is named by --policy and by --skip-policy; leave one out");
      }
    }
    return new Settings(failOn, severity, policies, skipPolicies, variableFiles);
  }
}
