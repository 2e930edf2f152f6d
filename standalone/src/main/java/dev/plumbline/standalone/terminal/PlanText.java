package dev.plumbline.standalone.terminal;

import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.reporter.output.Contents;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The predicted plan of each stack: the loudest change first, with what brings and forces it. */
public final class PlanText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public PlanText(Style style) {
    this.style = style;
  }

  public String render(Contents contents) {
    Report report = contents.report();
    report.stacks().forEach(this::unplannable);
    for (Report.Danger danger : report.dangers()) {
      line(style.red("! ") + CodeFrame.printable(danger.stack() + ": " + danger.text()));
      renamed(danger, contents).ifPresent(this::line);
    }
    contents.stacks().forEach(this::stack);
    line("");
    line("Predicted: " + Summary.actions(report.actions()));
    return text.toString();
  }

  /** What the language itself would refuse, all of it, before anything that is made of the rest. */
  private void unplannable(StackReport stack) {
    if (stack.errors() > 0) {
      line(
          style.red("! ")
              + CodeFrame.printable(stack.stack().name())
              + ": the changed code can't be planned as it stands ("
              + (stack.errors() == 1 ? "1 error" : stack.errors() + " errors")
              + "); what follows is made of the rest:");
      new Summary(style).problems(stack).forEach(this::line);
    }
  }

  /** Of what is destroyed only since it has another name. */
  private static Optional<String> renamed(Report.Danger danger, Contents contents) {
    return contents.stacks().stream()
        .filter(stack -> stack.name().equals(danger.stack()))
        .map(stack -> stack.plan().consequences())
        .flatMap(foreseen ->
            foreseen.dangers().stream()
                .filter(one -> one.text().equals(danger.text()))
                .map(one -> ConsequencesText.renamed(one.address(), foreseen.renames().found())))
        .filter(to -> !to.isEmpty())
        .findFirst()
        .map(to -> "  it looks renamed to " + CodeFrame.printable(to) + ": see renamed, below");
  }

  private void stack(Contents.Stack stack) {
    List<PlannedChange> changes =
        stack.plan().changes().stream()
            .filter(change -> change.action() != Action.NO_OP && change.action() != Action.READ)
            .sorted(
                Comparator.comparing((PlannedChange change) -> loudness(change.action()))
                    .thenComparing(PlannedChange::address))
            .toList();
    line("");
    line(style.bold("── " + CodeFrame.printable(stack.name()) + " ──"));
    supplied(stack.plan().supplied());
    if (changes.isEmpty()) {
      line("  nothing changes");
      new ConsequencesText(style).lines(stack.plan().consequences()).forEach(this::line);
      return;
    }
    boolean supplied = stack.plan().supplied() != null;
    changes.forEach(change -> change(change, supplied));
    stack
        .plan()
        .generated()
        .broke()
        .forEach(test -> line(style.red("  test  ") + CodeFrame.printable(test)));
    new ConsequencesText(style).lines(stack.plan().consequences()).forEach(this::line);
    new RollbackText(style)
        .lines(stack.plan().rollback(), stack.strategy().rollback())
        .forEach(this::line);
  }

  private void supplied(@Nullable PlanComparison real) {
    if (real != null) {
      line("  real plan " + CodeFrame.printable(real.file() + ": " + real.line()));
      for (PlanComparison.Difference difference : real.differences()) {
        String text = difference.address() + ": " + difference.text();
        line(style.yellow("       " + CodeFrame.printable(text)));
      }
    }
  }

  /**
   * @param supplied whether there is a real plan, which is the reason then for all that is certain
   */
  private void change(PlannedChange change, boolean supplied) {
    String moved = change.previousAddress().isEmpty() ? "" : "  from " + change.previousAddress();
    line(
        "  "
            + mark(change.action())
            + "  "
            + style.bold(CodeFrame.printable(change.address()))
            + CodeFrame.printable(moved)
            + "  "
            + style.dim(change.cause().toString()));
    for (PlannedChange.AttributeChange attribute : change.attributes()) {
      boolean differs = !attribute.before().equals(attribute.after());
      line(
          "       "
              + CodeFrame.printable(attribute.path() + ": " + value(attribute.before()))
              + (differs ? " → " + CodeFrame.printable(value(attribute.after())) : "")
              + (attribute.forcesReplacement() ? style.red("  forces replacement") : ""));
    }
    if (change.confidence() != PlannedChange.Confidence.CERTAIN) {
      String sure = change.confidence().name().toLowerCase(Locale.ROOT);
      line(style.dim("       " + sure + ": " + CodeFrame.printable(change.reason())));
    } else if (!supplied && !change.reason().isEmpty()) {
      line(style.dim("       " + CodeFrame.printable(change.reason())));
    }
  }

  private static String value(String rendered) {
    return rendered.isEmpty() ? "(absent)" : rendered;
  }

  private String mark(Action action) {
    return switch (action) {
      case CREATE -> style.green("create ");
      case UPDATE -> style.yellow("update ");
      case REPLACE -> style.red("replace");
      case DESTROY -> style.red("destroy");
      case MOVE -> style.blue("move   ");
      case FORGET -> style.yellow("forget ");
      case READ -> style.dim("read   ");
      case NO_OP -> style.dim("no-op  ");
      case UNKNOWN -> style.yellow("unknown");
    };
  }

  private static int loudness(Action action) {
    return switch (action) {
      case DESTROY -> 0;
      case REPLACE -> 1;
      case UNKNOWN -> 2;
      case FORGET -> 3;
      case UPDATE -> 4;
      case MOVE -> 5;
      case CREATE -> 6;
      case READ -> 7;
      case NO_OP -> 8;
    };
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
