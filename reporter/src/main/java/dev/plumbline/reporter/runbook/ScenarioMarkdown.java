package dev.plumbline.reporter.runbook;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.scenario.Scenario;
import dev.plumbline.model.scenario.Statement;
import java.util.List;

/** What happens when a part of the ground is lost, as a section of Markdown. */
public final class ScenarioMarkdown {
  private static final int MOST = 30;

  private ScenarioMarkdown() {}

  /** {@code ""} where there is nothing to say. */
  public static String section(List<Scenario> scenarios) {
    if (scenarios.isEmpty()) {
      return "";
    }
    var page = new StringBuilder("\n## What happens when …\n");
    for (Scenario scenario : scenarios) {
      page.append("\n### … ").append(title(scenario)).append("\n\n");
      scenario.statements().stream()
          .limit(MOST)
          .forEach(statement -> page.append("- ").append(line(statement)).append('\n'));
      int more = scenario.statements().size() - MOST;
      if (more > 0) {
        page.append("- … and ").append(more).append(" more\n");
      }
      if (scenario.statements().isEmpty()) {
        page.append("Nothing of this stack is known to depend on it, nor what restores it.\n");
      }
    }
    return page.toString();
  }

  private static String title(Scenario scenario) {
    return switch (scenario.loss()) {
      case ZONE -> "a zone is lost";
      case REGION -> "the region is lost";
      case KEY -> "the key " + code(scenario.subject()) + " is lost";
      case DATABASE -> "the database " + code(scenario.subject()) + " is lost";
      case QUEUE -> "the queue " + code(scenario.subject()) + " is lost";
      case OTHER -> code(scenario.subject()) + " is lost";
    };
  }

  private static String line(Statement statement) {
    return "**"
        + effect(statement.effect())
        + "** "
        + code(statement.address())
        + " "
        + text(statement.text())
        + " ("
        + code(evidence(statement))
        + ")";
  }

  private static String evidence(Statement statement) {
    String place = statement.range().file() + ":" + statement.range().start().line();
    return statement.attribute().isEmpty() ? place : statement.attribute() + ", " + place;
  }

  private static String effect(Statement.Effect effect) {
    return switch (effect) {
      case NOT_RESTORED -> "gone";
      case GOES_DOWN -> "down";
      case CANNOT_BE_SAID -> "not known";
      case RESTORED_BY -> "restored";
      case SURVIVES -> "survives";
    };
  }
}
