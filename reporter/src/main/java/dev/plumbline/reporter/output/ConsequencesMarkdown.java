package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.List;

/** What the predicted plan means, as entries of the pull request's comment. */
final class ConsequencesMarkdown {
  private ConsequencesMarkdown() {}

  /** What keeps the change from passing, and the words that take it on. */
  static List<String> toAcknowledge(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      for (Danger danger : stack.plan().consequences().dangers()) {
        if (danger.stands()) {
          lines.add(
              "- "
                  + text(danger.text())
                  + text(danger.safeguards().isEmpty() ? "" : " ")
                  + text(String.join(" ", danger.safeguards()))
                  + "\n  If that is meant, say so in the change: "
                  + code(danger.answer()));
        }
      }
    }
    return lines;
  }

  /** Where a plan that was handed in does something else than was predicted. */
  static List<String> supplied(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      PlanComparison real = stack.plan().supplied();
      if (real != null) {
        lines.add("- " + code(stack.name()) + ", " + code(real.file()) + ": " + text(real.line()));
        for (PlanComparison.Difference difference : real.differences()) {
          lines.add("  - " + code(difference.address()) + ": " + text(difference.text()));
        }
      }
    }
    return lines;
  }

  static List<String> acknowledged(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      for (Acknowledgement one : stack.plan().consequences().acknowledgements()) {
        lines.add(
            "- "
                + code(one.address())
                + " "
                + text(one.told())
                + " ("
                + code(one.range().toString())
                + ")");
      }
    }
    return lines;
  }

  /** What others relied on. */
  static List<String> breaking(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      for (Breaking one : stack.plan().consequences().breaking()) {
        lines.add("- " + code(stack.name()) + ": " + text(one.text()) + named(one.readers()));
      }
    }
    return lines;
  }

  /** What is destroyed or replaced with something depending on it; the rest is in the report. */
  static List<String> reach(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      for (Reach reach : stack.plan().consequences().reach()) {
        if (reach.action().destroys() || !reach.stacks().isEmpty()) {
          lines.add(
              "- "
                  + code(reach.address())
                  + ": "
                  + reach.counted()
                  + " depend on it"
                  + named(reach.stacks()));
        }
      }
    }
    return lines;
  }

  private static String named(List<String> stacks) {
    return stacks.isEmpty() ? "" : "; other stacks: " + text(String.join(", ", stacks));
  }

  /** Each with the block to write. */
  static List<String> renames(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      for (Rename rename : stack.plan().consequences().renames().found()) {
        lines.add(entry(rename));
      }
    }
    return lines;
  }

  private static String entry(Rename rename) {
    String line =
        "- " + code(rename.from()) + " → " + code(rename.to()) + ": " + text(rename.reason());
    return rename.text().isEmpty()
        ? line
        : line
            + "; written in "
            + code(rename.file())
            + ", nothing of it is destroyed:\n"
            + fenced(rename.text().strip()).indent(2).stripTrailing();
  }

  /** The fence is longer than any in the text: an instance's key can be anything. */
  private static String fenced(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "hcl\n" + text + "\n" + fence;
  }
}
