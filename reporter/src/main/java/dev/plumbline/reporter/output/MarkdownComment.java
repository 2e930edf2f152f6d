package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.count;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.output.Contents.Group;
import dev.plumbline.reporter.output.Contents.Located;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The one comment of a pull request: verdict, danger, what is new, how to roll back. Stays under
 * GitHub's 65,536 characters by leaving out whole entries, and says how many.
 */
final class MarkdownComment {
  static final int LIMIT = 65_000;

  /** Finds the comment again, to edit it in place. */
  static final String MARKER = "<!-- plumbline -->";

  private static final int RESERVE = 300;
  private static final int MOST_LACKING = 10;

  private final StringBuilder out = new StringBuilder();

  private MarkdownComment() {}

  static String render(Contents contents) {
    return new MarkdownComment().write(contents);
  }

  private String write(Contents contents) {
    Report report = contents.report();
    List<Stack> stacks = contents.worstFirst();
    out.append(MARKER).append('\n');
    out.append("## Plumbline: ").append(headline(report.verdict())).append("\n\n");
    out.append(text(report.summary())).append(".\n");
    section("Danger", report.dangers().stream().map(MarkdownComment::danger).toList());
    section("To acknowledge", ConsequencesMarkdown.toAcknowledge(stacks));
    section("Incomplete", report.incomplete().stream().map(MarkdownComment::incomplete).toList());
    section("Not judged", unjudged(stacks));
    findings(contents);
    section("Predicted changes", actions(report));
    section("The real plan", ConsequencesMarkdown.supplied(stacks));
    section("Backup, alarm, log, owner", safeguards(stacks));
    section("Breaks callers", ConsequencesMarkdown.breaking(stacks));
    section("Reaches", ConsequencesMarkdown.reach(stacks));
    section("Renamed", ConsequencesMarkdown.renames(stacks));
    section("Acknowledged", ConsequencesMarkdown.acknowledged(stacks));
    section("Cost", CostMarkdown.lines(contents));
    section("Roll back", RollbackMarkdown.lines(stacks));
    section("Generated tests", TestsMarkdown.lines(stacks));
    section("Other scanners", ExternalMarkdown.lines(stacks));
    section("Verified fixes", FixMarkdown.lines(contents));
    section("Notes", report.notes().stream().map(note -> "- " + text(note)).toList());
    return out.toString();
  }

  private static String headline(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✅ nothing stands against it";
      case FAIL -> "❌ don't merge yet";
      case INCOMPLETE -> "⚠️ not everything could be reviewed";
      case NOTHING_REVIEWED -> "⚪ nothing was reviewed";
    };
  }

  private static String danger(Report.Danger danger) {
    return "- 🔥 **" + text(danger.text()) + "** (" + code(danger.stack()) + ")";
  }

  private static String incomplete(Report.Incomplete incomplete) {
    return "- " + code(incomplete.stack()) + ": " + text(incomplete.reason());
  }

  private static List<String> unjudged(List<Stack> stacks) {
    return stacks.stream()
        .flatMap(stack ->
            stack.report().unjudgedLines().stream()
                .map(line -> "- " + code(stack.name()) + ": " + text(line)))
        .toList();
  }

  /** Only what the change brings; without a base, all there is. */
  private void findings(Contents contents) {
    var brought = new ArrayList<Group>();
    int old = 0;
    Environments environments = Environments.of(contents);
    for (Group group : Contents.grouped(contents.open())) {
      Located located = group.first();
      StackSpec stack = located.stack().report().stack();
      if (environments.isRepeated(stack, located.finding())) {
        continue; // told once, with the environments that it holds in
      }
      if (contents.isShown(located.stack(), located.finding())) {
        brought.add(group);
      } else {
        old++;
      }
    }
    section(
        "Findings",
        Contents.together(brought).stream()
            .map(together -> new CauseMarkdown(together, environments).text())
            .toList());
    if (old > 0) {
      String what = count(old, "older finding") + " of these stacks";
      append("\n" + what + ": " + existing("review", contents) + ".\n");
    }
  }

  /** Nobody knows whether there is a dashboard where this is read; a checkout there is. */
  static String existing(String command, Contents contents) {
    String base = contents.report().base().replaceFirst("^([0-9a-f]{10})[0-9a-f]{30}$", "$1");
    return code("plumbline " + command + " --base " + base + " --existing") + " shows all";
  }

  private static List<String> actions(Report report) {
    return report.actions().entrySet().stream()
        .filter(entry -> entry.getValue() > 0 && !entry.getKey().equals("no_op"))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "- " + entry.getKey().replace('_', ' ') + ": " + entry.getValue())
        .toList();
  }

  /** Folded, as most of it was so before the change. A line a resource that lacks something. */
  private static List<String> safeguards(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      List<Safeguards> lacking = stack.safeguards().stream().filter(Safeguards::lacking).toList();
      if (!lacking.isEmpty()) {
        lines.add(
            "<details><summary>"
                + Xml.text(stack.name())
                + ": "
                + lacking.size()
                + " of "
                + count(stack.safeguards().size(), "resource")
                + " with data or facing the Internet lacking something</summary>\n");
        lacking.stream().limit(MOST_LACKING).forEach(row -> lines.add(safeguard(row)));
        if (lacking.size() > MOST_LACKING) {
          lines.add(
              "- … and "
                  + (lacking.size() - MOST_LACKING)
                  + " more: "
                  + code("-o json")
                  + " has all");
        }
        lines.add("\n</details>\n");
      }
    }
    return lines;
  }

  private static String safeguard(Safeguards row) {
    return "- "
        + code(row.resource())
        + " lacks "
        + row.states().entrySet().stream()
            .filter(state -> state.getValue() == Safeguards.State.NO)
            .map(state -> state.getKey().label())
            .collect(Collectors.joining(", "));
  }

  private void section(String title, List<String> lines) {
    if (lines.isEmpty() || !append("\n### " + title + "\n\n")) {
      return;
    }
    int left = lines.size();
    for (String line : lines) {
      if (!append(line + "\n")) {
        out.append("- … and ").append(left).append(" more\n");
        return;
      }
      left--;
    }
  }

  /** False, and nothing appended, where the text does not fit any more. */
  private boolean append(String text) {
    if (out.length() + text.length() > LIMIT - RESERVE) {
      return false;
    }
    out.append(text);
    return true;
  }
}
