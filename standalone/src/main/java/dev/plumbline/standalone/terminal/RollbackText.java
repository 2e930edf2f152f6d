package dev.plumbline.standalone.terminal;

import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.RollbackCard;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.section.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to get back from a change: the verdict, what does not come back, the steps. */
final class RollbackText {
  private static final int MOST = 20;

  private final Style style;

  RollbackText(Style style) {
    this.style = style;
  }

  /**
   * @param card null where the validator did not look
   */
  List<String> lines(@Nullable RollbackCard card, Strategy.Rollback procedure) {
    var lines = new ArrayList<String>();
    if (!procedure.summary().isEmpty()) {
      lines.add("  roll back  " + CodeFrame.printable(procedure.summary()));
    }
    if (card != null) {
      card.rows().stream()
          .filter(row -> row.outcome() != Outcome.RESTORED)
          .limit(MOST)
          .map(this::row)
          .forEach(lines::add);
    }
    int number = 1;
    for (String step : procedure.steps().stream().limit(MOST).toList()) {
      lines.add("       " + number++ + ". " + CodeFrame.printable(step));
    }
    if (procedure.steps().size() > MOST) {
      lines.add(style.dim("       and " + (procedure.steps().size() - MOST) + " more steps"));
    }
    return lines.stream().map(style::fit).toList();
  }

  private String row(Row row) {
    String what =
        switch (row.outcome()) {
          case NOT_RESTORED -> style.red(isKept(row) ? "is not undone" : "does not come back");
          case CONTENT_LOST -> style.red(isKept(row) ? "loses what it held" : "comes back empty");
          case UNKNOWN -> style.yellow("can't be said");
          case IDENTITY_CHANGES -> style.yellow("comes back as another");
          case RESTORED -> style.green("comes back");
        };
    return "       "
        + style.bold(CodeFrame.printable(row.address()))
        + "  "
        + what
        + style.dim("  " + CodeFrame.printable(row.text()));
  }

  /** Whether the change leaves or makes it, so that nothing of it has to come back. */
  private static boolean isKept(Row row) {
    return row.action() == Action.CREATE || (!row.action().destroys() && !row.back().destroys());
  }
}
