package dev.plumbline.forecast.rollback;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.danger.Fate;
import dev.plumbline.forecast.danger.Safeguards;
import dev.plumbline.forecast.reading.Language;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a revert meets when it takes away again what the change made.
 *
 * @param text one sentence without its subject
 * @param before what has to be done before, else it fails
 * @param after what has to be done by hand after
 */
record Removal(String text, List<String> before, List<String> after) {
  private static final Set<String> STORES = Set.of("aws_s3_bucket", "google_storage_bucket");

  static Removal of(Resource made, boolean stateful) {
    String name = made.address();
    Fate fate = Safeguards.fate(made);
    return switch (fate) {
      case LEFT ->
          new Removal(
              "stays where it is: the stack only lets go of it",
              List.of(),
              List.of("Delete " + name + " by hand: the revert leaves it where it is."));
      case REFUSED_BY_PROTECT ->
          new Removal(
              goes(stateful),
              List.of("Take protect off " + name + " and update before: it can't go else."),
              List.of());
      case REFUSED_BY_PLAN, REFUSED, REFUSED_UNNAMED, REFUSED_UNLESS_EMPTY ->
          new Removal(goes(stateful), obstacles(made, fate), List.of());
      case FINAL_SNAPSHOT ->
          new Removal("goes again, and leaves a final snapshot", obstacles(made, fate), List.of());
      case RECOVERABLE, LAST_BACKUP, PERHAPS_LOST, LOST ->
          new Removal(goes(stateful), obstacles(made, fate), List.of());
    };
  }

  private static String goes(boolean stateful) {
    return stateful ? "goes again, with what is written to it after the roll-out" : "goes again";
  }

  private static List<String> obstacles(Resource made, Fate fate) {
    List<String> steps = new ArrayList<>();
    for (String guard : Safeguards.guards(made)) {
      steps.add("Turn " + guard + " of " + made.address() + " off before: it can't go else.");
    }
    if (needsSnapshotName(made)) {
      steps.add(
          "Set skip_final_snapshot or final_snapshot_identifier of "
              + made.address()
              + " and apply before: it can't go else.");
    }
    boolean full =
        STORES.contains(made.type()) && Boolean.FALSE.equals(Settings.isSet(made, "force_destroy"));
    if (full || fate == Fate.REFUSED_UNLESS_EMPTY) {
      steps.add("Empty " + made.address() + " before: it can only be deleted empty.");
    }
    return steps;
  }

  /** The provider takes a last snapshot by default, and refuses without a name for it. */
  private static boolean needsSnapshotName(Resource made) {
    ResourceFacts facts = Facts.bundled().resource(made.type());
    return Language.of(made) != Language.CLOUDFORMATION
        && facts != null
        && facts.attributes().containsKey("skip_final_snapshot")
        && Safeguards.lacksSnapshotName(made);
  }
}
