package dev.plumbline.reporter.collector;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Tally;
import java.util.List;
import java.util.Map;

/**
 * May the change be merged? Findings decide, and what is lost for good and nobody has taken on;
 * what was not looked at makes the answer incomplete, never a pass.
 */
final class Verdicts {
  private Verdicts() {}

  static Verdict of(Tally tally, List<Report.Incomplete> incomplete) {
    if (tally.failing() > 0 || tally.unacknowledged() > 0) {
      return Verdict.FAIL;
    }
    return incomplete.isEmpty() ? Verdict.PASS : Verdict.INCOMPLETE;
  }

  /** One line: the verdict and why, dangers before findings. */
  static String summary(Tally tally, int dangers, int stacks, int incomplete) {
    var text = new StringBuilder();
    if (dangers > 0) {
      text.append(dangers == 1 ? "1 danger" : dangers + " dangers");
      int open = tally.unacknowledged();
      text.append(open > 0 ? ", " + open + " to acknowledge; " : "; ");
    }
    text.append(findings(tally));
    text.append(stacks == 1 ? " in 1 stack" : " in " + stacks + " stacks");
    if (incomplete > 0) {
      text.append("; ").append(incomplete).append(" incomplete");
    }
    return text.toString();
  }

  private static String findings(Tally tally) {
    int added = total(tally.added());
    int open = total(tally.open());
    String text = open == 0 ? "no findings" : open == 1 ? "1 finding" : open + " findings";
    if (open > 0) {
      text += bySeverity(tally.open());
    }
    if (tally.instances() > open) {
      text += " in " + tally.instances() + " instances";
    }
    if (added > 0 && added < open) {
      text += ", " + added + " new";
    }
    if (tally.suppressed() > 0) {
      text += ", " + tally.suppressed() + " held back";
    }
    return tally.failing() > 0 ? text + ", " + tally.failing() + " decisive" : text;
  }

  private static String bySeverity(Map<String, Integer> counts) {
    var parts = new StringBuilder();
    for (Severity severity : Severity.values()) {
      int count = counts.getOrDefault(severity.label(), 0);
      if (count > 0) {
        parts.append(parts.isEmpty() ? " (" : ", ").append(count).append(' ');
        parts.append(severity.label());
      }
    }
    return parts.isEmpty() ? "" : parts.append(')').toString();
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
