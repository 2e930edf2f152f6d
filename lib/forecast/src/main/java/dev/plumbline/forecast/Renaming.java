package dev.plumbline.forecast;

import dev.plumbline.forecast.rename.Match;
import dev.plumbline.forecast.rename.RenameSearch;
import dev.plumbline.forecast.rename.Statements;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds what a change renames without saying so, and what to write so that nothing is destroyed.
 */
public final class Renaming {
  private Renaming() {}

  /**
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Renames of(Graph base, Graph head, Budget budget) {
    List<Match> matches = RenameSearch.matches(base, head, Moves.of(base, head), budget);
    if (matches.isEmpty()) {
      return Renames.NONE;
    }
    return switch (head.stack().kind()) {
      case TERRAFORM -> moved(base, head, matches, budget);
      case CLOUDFORMATION -> new Renames(replaced(head, matches), Map.of());
      case PULUMI -> new Renames(aliased(head, matches), Map.of());
      case KUBERNETES -> Renames.NONE; // An object's name is all that it is known by.
    };
  }

  /**
   * What is renamed for certain and stays the same thing once that is said: from the base's address
   * to the head's. Of CloudFormation and Kubernetes nothing is, as another name is another resource
   * there.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static List<Move> certain(Graph base, Graph head, Budget budget) {
    List<Match> matches =
        switch (head.stack().kind()) {
          case TERRAFORM, PULUMI ->
              RenameSearch.matches(base, head, Moves.of(base, head), budget).stream()
                  .filter(match -> Statements.confidence(match) == Confidence.CERTAIN)
                  .toList();
          case CLOUDFORMATION, KUBERNETES -> List.of();
        };
    if (matches.isEmpty() || head.stack().kind() == StackSpec.Kind.PULUMI) {
      return moves(matches);
    }
    Validation.Plan plan = PlanPredictor.predict(base, with(head, matches), budget);
    return moves(matches.stream().filter(match -> saves(match, plan)).toList());
  }

  private static List<Move> moves(List<Match> matches) {
    SourceRange nowhere = SourceRange.startOf("");
    return matches.stream().map(match -> new Move(match.from(), match.to(), nowhere)).toList();
  }

  /** Without those that would be replaced under the new address as well. */
  private static Renames moved(Graph base, Graph head, List<Match> matches, Budget budget) {
    Validation.Plan all = PlanPredictor.predict(base, with(head, matches), budget);
    List<Match> useful = matches.stream().filter(match -> saves(match, all)).toList();
    if (useful.isEmpty()) {
      return Renames.NONE;
    }
    Validation.Plan plan =
        useful.size() == matches.size()
            ? all
            : PlanPredictor.predict(base, with(head, useful), budget);
    return new Renames(new Statements(head).of(useful), counts(plan));
  }

  private static boolean saves(Match match, Validation.Plan plan) {
    return plan.changes().stream()
        .filter(change -> Addresses.within(change.address(), match.to()))
        .anyMatch(
            change -> !change.previousAddress().isEmpty() && change.action() != Action.REPLACE);
  }

  /** The head as it is once the matches are written as {@code moved} blocks. */
  static Graph with(Graph head, List<Match> matches) {
    List<Move> moves = new ArrayList<>(head.declarations().moves());
    moves.addAll(moves(matches));
    return new Graph(
        head.stack(),
        head.resources(),
        head.edges(),
        head.declarations().with(moves),
        head.comments(),
        head.diagnostics(),
        head.coverage());
  }

  private static Map<String, Integer> counts(Validation.Plan plan) {
    var counts = new TreeMap<String, Integer>();
    for (PlannedChange change : plan.changes()) {
      counts.merge(change.action().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    return counts;
  }

  /** A logical id is all that CloudFormation knows a resource by. */
  private static List<Rename> replaced(Graph head, List<Match> matches) {
    return new Statements(head)
        .unwritten(
            matches,
            Rename.Remedy.NONE,
            "CloudFormation takes another logical id for another resource: it creates the new one,"
                + " then deletes the old one, unless a DeletionPolicy retains it; where both want"
                + " one fixed name, the update fails");
  }

  private static List<Rename> aliased(Graph head, List<Match> matches) {
    return new Statements(head)
        .unwritten(
            matches,
            Rename.Remedy.ALIAS,
            "options.aliases of the new name has to list the old one, else Pulumi creates and"
                + " deletes");
  }
}
