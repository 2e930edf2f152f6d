package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What would save a resource's data, as it is configured where the change finds it. */
public final class Safeguards {
  private static final String SKIPS = "skip_final_snapshot";

  private static final Set<String> LAST_SNAPSHOT =
      Set.of(SKIPS, "final_snapshot", "final_snapshot_identifier");

  private Safeguards() {}

  /** One sentence each, of what goes; what is not known is not spoken of. */
  public static List<String> of(Resource applied) {
    return of(Loss.of(applied, null, Set.of()));
  }

  /** One sentence each; what is not known is not spoken of. */
  static List<String> of(Loss loss) {
    List<String> found = new ArrayList<>();
    if (loss.guarded()) {
      found.add(guard(loss));
    }
    switch (loss.policy()) {
      case Loss.SNAPSHOT ->
          found.add(
              loss.takesSnapshotByDefault()
                  ? "CloudFormation takes a snapshot first, as no DeletionPolicy says otherwise."
                  : loss.policyName() + " takes a snapshot first.");
      case "Delete" -> found.add(loss.policyName() + " lets it go.");
      case "Retain", "RetainExceptOnCreate" -> found.add("The old one is left where it is.");
      default -> {
        // Nothing is said: the service's own default holds.
      }
    }
    for (Safeguard safeguard : Safeguard.ALL) {
      if (safeguard.types().contains(loss.applied().type()) && speaks(safeguard, loss)) {
        String text = text(loss, safeguard);
        if (!text.isEmpty()) {
          found.add(text);
        }
      }
    }
    return found;
  }

  /** CloudFormation has no argument for a last snapshot, only the policy above. */
  private static boolean speaks(Safeguard safeguard, Loss loss) {
    return loss.language() != Language.CLOUDFORMATION || !LAST_SNAPSHOT.contains(safeguard.path());
  }

  private static String text(Loss loss, Safeguard safeguard) {
    Boolean set = Switch.isOn(loss.applied(), safeguard.path());
    if (set == null) {
      return "";
    }
    return isUnnamed(loss.applied(), safeguard)
        ? "No name is given for the final snapshot: the apply fails."
        : set ? safeguard.set() : safeguard.unset();
  }

  private static boolean isUnnamed(Resource applied, Safeguard safeguard) {
    return safeguard.path().equals(SKIPS) && lacksSnapshotName(applied);
  }

  /**
   * Whether a last snapshot is taken, and has no name. Source: DeleteDBInstance wants a name unless
   * the final snapshot is skipped.
   */
  public static boolean lacksSnapshotName(Resource applied) {
    return Boolean.FALSE.equals(Settings.isSet(applied, SKIPS))
        && Boolean.FALSE.equals(Settings.isSet(applied, "final_snapshot_identifier"));
  }

  private static String guard(Loss loss) {
    return loss.language() == Language.PULUMI
        ? "protect stands against it: the update fails."
        : "prevent_destroy stands against it: the plan fails.";
  }

  /** What becomes of what it holds when it goes: the first that a safeguard brings about. */
  public static Fate fate(Resource applied) {
    return fate(Loss.of(applied, null, Set.of()));
  }

  /** The same of one that goes, or that another one takes the place of. */
  static Fate fate(Loss loss) {
    List<Fate> fates = new ArrayList<>();
    if (loss.guarded()) {
      fates.add(
          loss.language() == Language.PULUMI ? Fate.REFUSED_BY_PROTECT : Fate.REFUSED_BY_PLAN);
    }
    if (loss.leavesIt()) {
      fates.add(Fate.LEFT);
    }
    if (loss.isOpen()) {
      fates.add(Fate.PERHAPS_LOST);
    }
    if (loss.policy().equals(Loss.SNAPSHOT)) {
      fates.add(Fate.FINAL_SNAPSHOT);
    }
    if (Holds.mayStay(loss.applied())) {
      fates.add(Fate.PERHAPS_LOST);
    }
    for (Safeguard safeguard : Safeguard.ALL) {
      if (safeguard.types().contains(loss.applied().type())) {
        fates.add(fate(loss.applied(), safeguard));
      }
    }
    return fates.stream().min(Comparator.naturalOrder()).orElse(Fate.LOST);
  }

  /** What might save it, and isn't known, leaves it open. */
  private static Fate fate(Resource applied, Safeguard safeguard) {
    if (Language.of(applied) == Language.CLOUDFORMATION) {
      return Fate.LOST; // skip_final_snapshot and the like are Terraform's: its policy decides
    }
    Boolean set = Switch.isOn(applied, safeguard.path());
    if (set == null) {
      return safeguard.whenSet() == safeguard.whenUnset() ? safeguard.whenSet() : Fate.PERHAPS_LOST;
    }
    return isUnnamed(applied, safeguard)
        ? Fate.REFUSED_UNNAMED
        : set ? safeguard.whenSet() : safeguard.whenUnset();
  }

  /** The attributes that protect it from being deleted, of those that are known to be on. */
  public static List<String> guards(Resource applied) {
    return Switch.PATHS.stream()
        .filter(path -> Boolean.TRUE.equals(Switch.isOn(applied, path)))
        .toList();
  }
}
