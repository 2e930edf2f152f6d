package dev.plumbline.standalone.terminal;

import dev.plumbline.model.section.Gravity;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.source.Diagnostic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands at the end: may this be merged, what is replaced or destroyed, how far we saw. */
public final class Summary {
  private static final List<String> SEVERITIES =
      List.of("critical", "high", "medium", "low", "info");
  private static final List<String> ACTIONS =
      List.of("create", "update", "replace", "destroy", "move", "forget", "unknown");

  /** More lines than this, and the verdict stands before them as well. */
  private static final int LONG = 8;

  private static final int MOST_BLOCKING = 3;

  private final Style style;

  public Summary(Style style) {
    this.style = style;
  }

  /**
   * @param took what whoever waits for it waited, the start of the program included: a report knows
   *     only of its review
   */
  public String render(Report report, Duration took) {
    List<String> details = details(report);
    var lines = new ArrayList<String>();
    lines.add("");
    if (details.size() > LONG) {
      lines.addAll(verdict(report, took));
      lines.add("");
    }
    lines.addAll(details);
    lines.addAll(verdict(report, took));
    return style.fit(String.join("\n", lines) + "\n");
  }

  private List<String> details(Report report) {
    var lines = new ArrayList<String>();
    for (Report.Danger danger : report.dangers()) {
      lines.add(style.red("! ") + CodeFrame.printable(danger.stack() + ": " + danger.text()));
    }
    for (StackReport stack : Gravity.sorted(report.stacks())) {
      lines.add(stackLine(stack, !report.base().isEmpty()));
      lines.addAll(problems(stack));
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
      lines.add(
          fixes
              + (fixes == 1 ? " finding has a fix" : " findings have fixes")
              + " verified alone, severity info included; 'plumbline fix' shows which go together");
    }
    return lines;
  }

  /** Errors in the sources: what is written there was not, or not all, understood. */
  List<String> problems(StackReport stack) {
    var lines = new ArrayList<String>();
    for (Diagnostic problem : stack.problems()) {
      lines.add(style.yellow("  error  ") + error(problem));
    }
    int more = stack.errors() - stack.problems().size();
    if (more > 0) {
      lines.add(style.dim("  and " + more + " more errors"));
    }
    return lines;
  }

  static String error(Diagnostic problem) {
    return CodeFrame.printable(
        problem.subject() + "  " + problem.summary() + ": " + problem.detail());
  }

  /**
   * @param compared whether there is a base, so that what is new is told apart
   */
  private String stackLine(StackReport stack, boolean compared) {
    String found =
        stack.removed() ? "removed" : compared ? newFindings(stack.tally()) : findings(stack);
    return style.bold(CodeFrame.printable(stack.stack().name()))
        + "  "
        + found
        + style.dim("  " + CodeFrame.printable(stack.understood()));
  }

  private static String findings(StackReport stack) {
    return counts(stack.tally().open(), SEVERITIES, "no findings");
  }

  private static String newFindings(Tally tally) {
    int existing = total(tally.open()) - total(tally.added());
    return (tally.added().isEmpty()
            ? "nothing new"
            : "new: " + counts(tally.added(), SEVERITIES, "nothing"))
        + (existing > 0 ? "; " + existing + " existing" : "");
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The verdict, and what decided it. */
  private List<String> verdict(Report report, Duration took) {
    var lines = new ArrayList<String>();
    lines.add(word(report) + style.dim("  (%.1f s)".formatted(took.toMillis() / 1000.0)));
    List<String> blocking =
        Gravity.sorted(report.stacks()).stream()
            .map(Summary::blocking)
            .filter(text -> !text.isEmpty())
            .toList();
    if (!blocking.isEmpty()) {
      int more = blocking.size() - MOST_BLOCKING;
      lines.add(
          style.red("  blocked by ")
              + blocking.stream()
                  .limit(MOST_BLOCKING)
                  .map(CodeFrame::printable)
                  .collect(Collectors.joining("; "))
              + (more > 0
                  ? "; and in " + more + (more == 1 ? " more stack" : " more stacks")
                  : ""));
    }
    return lines;
  }

  /** {@code 2 high, 1 danger to acknowledge in database}. */
  private static String blocking(StackReport stack) {
    var parts = new ArrayList<String>();
    if (!stack.tally().blocking().isEmpty()) {
      parts.add(counts(stack.tally().blocking(), SEVERITIES, ""));
    }
    int dangers = stack.tally().unacknowledged();
    if (dangers > 0) {
      parts.add(dangers + (dangers == 1 ? " danger" : " dangers") + " to acknowledge");
    }
    return parts.isEmpty() ? "" : String.join(", ", parts) + " in " + stack.stack().name();
  }

  private String word(Report report) {
    String word =
        switch (report.verdict()) {
          case PASS -> style.green(style.bold("PASS"));
          case FAIL -> style.red(style.bold("FAIL"));
          case INCOMPLETE -> style.yellow(style.bold("INCOMPLETE"));
          case NOTHING_REVIEWED -> style.yellow(style.bold("NOTHING REVIEWED"));
        };
    return word + "  " + CodeFrame.printable(report.summary());
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
