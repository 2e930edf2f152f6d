package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.List;

/** How to get back from a change, as entries of the pull request's comment. */
final class RollbackMarkdown {
  private static final int MOST = 10;

  private RollbackMarkdown() {}

  /** For each stack that changes the verdict, what does not come back, and the steps, folded. */
  static List<String> lines(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      if (!stack.strategy().waves().isEmpty()) {
        lines.add("- " + code(stack.name()) + ": " + text(stack.strategy().rollback().summary()));
        RollbackCard card = stack.plan().rollback();
        if (card != null) {
          rows(card, lines);
        }
        steps(stack, lines);
      }
    }
    return lines;
  }

  private static void rows(RollbackCard card, List<String> lines) {
    List<RollbackCard.Row> worse =
        card.rows().stream().filter(row -> row.outcome() != Outcome.RESTORED).toList();
    worse.stream()
        .limit(MOST)
        .map(row -> "  - " + code(row.address()) + " " + text(row.text()))
        .forEach(lines::add);
    if (worse.size() > MOST) {
      lines.add("  - … and " + (worse.size() - MOST) + " more");
    }
  }

  /** One step alone is to revert, and says nothing. */
  private static void steps(Stack stack, List<String> lines) {
    List<String> steps = stack.strategy().rollback().steps();
    if (steps.size() > 1) {
      lines.add("  <details><summary>" + steps.size() + " steps to get back</summary>\n");
      for (int step = 0; step < Math.min(steps.size(), 2 * MOST); step++) {
        lines.add("  " + (step + 1) + ". " + text(steps.get(step)));
      }
      lines.add("\n  </details>\n");
    }
  }
}
