package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.cost.CostChange;
import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.List;

/** What a change costs, as entries of the pull request's comment. */
final class CostMarkdown {
  private static final int MOST = 10;

  private CostMarkdown() {}

  /** The sum, then what the change makes dearer or cheaper; nothing where nobody estimated. */
  static List<String> lines(Contents contents) {
    CostSummary all = contents.report().cost();
    if (all == null || all.head().priced() + all.open() == 0) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("- " + text(sum(all)));
    for (Stack stack : contents.stacks()) {
      Costs costs = stack.plan().costs();
      if (costs != null) {
        costs.problems().forEach(problem -> lines.add("- " + text(problem)));
        costs.changes().stream().limit(MOST).map(CostMarkdown::change).forEach(lines::add);
        int more = costs.changes().size() - MOST;
        if (more > 0) {
          lines.add("- … and " + more + " more of " + code(stack.name()));
        }
      }
    }
    return lines;
  }

  /** One sentence for a stack or a review. */
  static String sum(CostSummary cost) {
    return "Estimated cost: " + cost.sentence();
  }

  private static String change(CostChange change) {
    return "- "
        + code(change.address())
        + " "
        + text(
            (change.known() ? Dollars.change(change.difference()) : "not known")
                + ": "
                + change.text());
  }
}
