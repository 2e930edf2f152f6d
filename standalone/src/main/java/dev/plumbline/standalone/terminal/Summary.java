package dev.plumbline.standalone.terminal;

import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands at the end: may this be merged, what is replaced or destroyed, how far we saw. */
public final class Summary {
  private static final List<String> SEVERITIES =
      List.of("critical", "high", "medium", "low", "info");
  private static final List<String> ACTIONS =
      List.of("create", "update", "replace", "destroy", "move", "forget", "unknown");

  private final Style style;

  public Summary(Style style) {
    this.style = style;
  }

  public String render(Report report) {
    var lines = new ArrayList<String>();
    lines.add("");
    for (Report.Danger danger : report.dangers()) {
      lines.add(style.red("! ") + CodeFrame.printable(danger.stack() + ": " + danger.text()));
    }
    for (StackReport stack : report.stacks()) {
      lines.add(stackLine(stack));
      problems(lines, stack);
    }
    for (Report.Incomplete incomplete : report.incomplete()) {
      lines.add(
          style.yellow("? ")
              + CodeFrame.printable(incomplete.stack() + ": " + incomplete.reason()));
    }
    report.notes().forEach(note -> lines.add(style.dim("note: " + CodeFrame.printable(note))));
    if (!report.base().isEmpty()) {
      lines.add("Predicted plan: " + actions(report.actions()));
    }
    if (report.cost() != null && report.cost().head().priced() > 0) {
      lines.add(CostText.total(report.cost()));
    }
    int fixes = report.stacks().stream().mapToInt(StackReport::verifiedFixes).sum();
    if (fixes > 0) {
      lines.add(fixes + (fixes == 1 ? " verified fix" : " verified fixes"));
    }
    lines.add(verdict(report));
    return String.join("\n", lines) + "\n";
  }

  /** Errors in the sources: what is written there was not, or not all, understood. */
  private void problems(List<String> lines, StackReport stack) {
    for (Diagnostic problem : stack.problems()) {
      lines.add(
          style.yellow("  error  ")
              + CodeFrame.printable(
                  problem.subject() + "  " + problem.summary() + ": " + problem.detail()));
    }
    int more = stack.errors() - stack.problems().size();
    if (more > 0) {
      lines.add(style.dim("  and " + more + " more errors"));
    }
  }

  private String stackLine(StackReport stack) {
    String coverage = stack.coverage() == null ? "nothing evaluated" : stack.coverage().line();
    return style.bold(stack.stack().name())
        + "  "
        + (stack.removed() ? "removed" : counts(stack.tally().open(), SEVERITIES, "no findings"))
        + style.dim("  " + CodeFrame.printable(coverage));
  }

  private String verdict(Report report) {
    String word =
        switch (report.verdict()) {
          case PASS -> style.green(style.bold("PASS"));
          case FAIL -> style.red(style.bold("FAIL"));
          case INCOMPLETE -> style.yellow(style.bold("INCOMPLETE"));
        };
    double seconds = (report.endedAt().toEpochMilli() - report.startedAt().toEpochMilli()) / 1000.0;
    String took = style.dim("  (%.1f s)".formatted(seconds));
    return word + "  " + CodeFrame.printable(report.summary()) + took;
  }

  static String actions(Map<String, Integer> actions) {
    return counts(actions, ACTIONS, "nothing changes");
  }

  private static String counts(Map<String, Integer> counts, List<String> order, String none) {
    String text =
        String.join(
            ", ",
            order.stream()
                .filter(label -> counts.getOrDefault(label, 0) > 0)
                .map(label -> counts.get(label) + " " + label)
                .toList());
    return text.isEmpty() ? none : text;
  }
}
