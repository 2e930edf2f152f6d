package dev.plumbline.forecast.rollback;

import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.plan.RollbackCard.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdict for the whole change, in one sentence. */
final class Sentences {
  private static final int MOST = 3;

  private Sentences() {}

  /**
   * What comes before the summary.
   *
   * @param addresses of resources whose change makes the apply fail
   */
  static String refused(List<String> addresses) {
    return addresses.isEmpty()
        ? ""
        : "The apply fails over " + first(addresses) + ", where nothing changes then. ";
  }

  static String summary(Verdict verdict, List<Row> rows) {
    return switch (verdict) {
      case NOTHING -> "Nothing changes, so nothing is to be rolled back.";
      case RESTORES -> "Reverting and applying brings the old state back.";
      case WITH_STEPS -> withSteps(rows);
      case DATA_LOST -> dataLost(rows);
      case NOT_AT_ALL -> notAtAll(rows);
      case CANNOT_BE_SAID ->
          "Whether reverting brings the old state back can't be said: "
              + named(rows, Outcome.UNKNOWN)
              + ".";
    };
  }

  /** Of what stays, only a part is lost. */
  private static String dataLost(List<Row> rows) {
    Map<Boolean, List<Row>> byStay =
        rows.stream()
            .filter(row -> row.outcome() == Outcome.CONTENT_LOST)
            .collect(
                Collectors.partitioningBy(row ->
                    row.action() == Action.CREATE
                        || (!row.action().destroys() && !row.back().destroys())));
    List<Row> gone = byStay.getOrDefault(false, List.of());
    List<Row> stay = byStay.getOrDefault(true, List.of());
    List<String> sentences = new ArrayList<>();
    if (!gone.isEmpty()) {
      sentences.add(
          "Reverting does not bring the data back of "
              + named(gone, Outcome.CONTENT_LOST)
              + ": it has to be restored from a backup.");
    }
    if (!stay.isEmpty()) {
      sentences.add(
          "Reverting does not bring back what the change of "
              + named(stay, Outcome.CONTENT_LOST)
              + " deletes.");
    }
    return String.join(" ", sentences);
  }

  /** What is gone, and what is there but not as it was, are two kinds of bad news. */
  private static String notAtAll(List<Row> rows) {
    List<Row> kept =
        rows.stream().filter(row -> row.stays() && row.action() != Action.CREATE).toList();
    List<Row> made = rows.stream().filter(row -> row.action() == Action.CREATE).toList();
    List<Row> gone =
        rows.stream().filter(row -> !row.stays() && row.action() != Action.CREATE).toList();
    List<String> sentences = new ArrayList<>();
    if (gone.stream().anyMatch(row -> row.outcome() == Outcome.NOT_RESTORED)) {
      sentences.add("Reverting does not bring back " + named(gone, Outcome.NOT_RESTORED) + ".");
    }
    if (made.stream().anyMatch(row -> row.outcome() == Outcome.NOT_RESTORED)) {
      sentences.add(
          "Reverting does not undo the making of " + named(made, Outcome.NOT_RESTORED) + ".");
    }
    if (!kept.isEmpty()) {
      sentences.add(
          "Reverting does not undo the change of "
              + named(kept, Outcome.NOT_RESTORED)
              + ": what is there stays as the change leaves it, with what it holds.");
    }
    return String.join(" ", sentences);
  }

  private static String withSteps(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.outcome() == Outcome.IDENTITY_CHANGES)
        ? "Reverting brings the old configuration back, with another identity of "
            + named(rows, Outcome.IDENTITY_CHANGES)
            + "."
        : "Reverting brings the old state back if the steps below are kept.";
  }

  private static String named(List<Row> rows, Outcome outcome) {
    List<String> all =
        rows.stream().filter(row -> row.outcome() == outcome).map(Row::address).toList();
    return first(all);
  }

  private static String first(List<String> addresses) {
    String first = addresses.stream().limit(MOST).collect(Collectors.joining(", "));
    return addresses.size() <= MOST ? first : first + " and " + (addresses.size() - MOST) + " more";
  }
}
