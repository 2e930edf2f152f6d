package dev.plumbline.standalone.terminal;

import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.reporter.output.Contents;
import java.util.List;

/** What happens when a zone, a region, a key, a database or a queue is lost. */
public final class ScenarioText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public ScenarioText(Style style) {
    this.style = style;
  }

  public String render(Contents contents) {
    contents.stacks().forEach(this::stack);
    return text.toString();
  }

  private void stack(Contents.Stack stack) {
    line("");
    line(style.bold("── " + CodeFrame.printable(stack.name()) + " ──"));
    List<Scenario> scenarios = stack.plan().scenarios();
    if (scenarios.isEmpty()) {
      line("  nothing here of which a loss says anything");
    }
    for (Scenario scenario : scenarios) {
      line("");
      line("  " + style.bold(CodeFrame.printable(title(scenario))));
      scenario.statements().forEach(this::statement);
      if (scenario.statements().isEmpty()) {
        line(style.dim("    nothing of this stack is known to depend on it"));
      }
    }
  }

  private static String title(Scenario scenario) {
    return switch (scenario.loss()) {
      case ZONE -> "a zone is lost";
      case REGION -> "the region is lost";
      case KEY -> "the key " + scenario.subject() + " is lost";
      case DATABASE -> "the database " + scenario.subject() + " is lost";
      case QUEUE -> "the queue " + scenario.subject() + " is lost";
      case OTHER -> scenario.subject() + " is lost";
    };
  }

  private void statement(Statement statement) {
    String effect =
        switch (statement.effect()) {
          case NOT_RESTORED -> style.red("gone     ");
          case GOES_DOWN -> style.red("down     ");
          case CANNOT_BE_SAID -> style.yellow("not known");
          case RESTORED_BY -> style.blue("restored ");
          case SURVIVES -> style.green("survives ");
        };
    String attribute = statement.attribute().isEmpty() ? "" : statement.attribute() + "  ";
    line(
        "    "
            + effect
            + "  "
            + style.bold(CodeFrame.printable(statement.address()))
            + " "
            + CodeFrame.printable(statement.text())
            + style.dim("  " + CodeFrame.printable(attribute) + statement.range()));
  }

  private void line(String line) {
    text.append(style.fit(line)).append('\n');
  }
}
