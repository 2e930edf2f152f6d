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

  /**
   * @param nothing whether there was nothing that could be reviewed
   */
  static Verdict of(Tally tally, List<Report.Incomplete> incomplete, boolean nothing) {
    if (tally.failing() > 0 || tally.unacknowledged() > 0) {
      return Verdict.FAIL;
    }
    if (!incomplete.isEmpty()) {
      return Verdict.INCOMPLETE;
    }
    return nothing ? Verdict.NOTHING_REVIEWED : Verdict.PASS;
  }

  /**
   * One line: the verdict and why, dangers before findings.
   *
   * @param compared whether there is a base: then what is new comes first, and what was there
   *     before is only counted
   */
  static String summary(Tally tally, int dangers, int stacks, int incomplete, boolean compared) {
    if (stacks == 0 && incomplete == 0) {
      return compared ? "the change touches no stack" : "there is no stack";
    }
    var text = new StringBuilder();
    if (dangers > 0) {
      text.append(dangers == 1 ? "1 danger" : dangers + " dangers");
      int open = tally.unacknowledged();
      text.append(open > 0 ? ", " + open + " to acknowledge; " : "; ");
    }
    text.append(compared ? newFindings(tally) : findings(tally));
    text.append(stacks == 1 ? " in 1 stack" : " in " + stacks + " stacks");
    if (incomplete > 0) {
      text.append("; ").append(incomplete).append(" incomplete");
    }
    return text.toString();
  }

  private static String findings(Tally tally) {
    int open = total(tally.open());
    String text = open == 0 ? "no findings" : open == 1 ? "1 finding" : open + " findings";
    text += bySeverity(tally.open());
    if (tally.instances() > open) {
      text += " in " + tally.instances() + " instances";
    }
    return text + others(tally);
  }

  private static String newFindings(Tally tally) {
    int added = total(tally.added());
    int existing = total(tally.open()) - added;
    String text = added == 0 ? "nothing new" : added + " new" + bySeverity(tally.added());
    return text + (existing > 0 ? ", " + existing + " existing" : "") + others(tally);
  }

  private static String others(Tally tally) {
    String held = tally.suppressed() > 0 ? ", " + tally.suppressed() + " held back" : "";
    return held + (tally.failing() > 0 ? ", " + tally.failing() + " blocking" : "");
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
