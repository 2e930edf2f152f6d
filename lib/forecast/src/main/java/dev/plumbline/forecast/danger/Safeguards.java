package dev.plumbline.forecast.danger;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.reading.Language;
import dev.plumbline.forecast.reading.Retention;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    return Boolean.FALSE.equals(isSet(applied, SKIPS))
        && Boolean.FALSE.equals(isSet(applied, "final_snapshot_identifier"));
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

  /** Whether it is true, above 0, not empty, or there; null where it isn't known. */
  public static @Nullable Boolean isSet(Resource applied, String path) {
    Value at = at(applied, path);
    return isSet(at.unmarked() instanceof Value.Null ? standard(applied, path) : at);
  }

  /** The attributes that protect it from being deleted, of those that are known to be on. */
  public static List<String> guards(Resource applied) {
    return Switch.PATHS.stream()
        .filter(path -> Boolean.TRUE.equals(Switch.isOn(applied, path)))
        .toList();
  }

  /**
   * An attribute as text.
   *
   * @param absent what holds where the source does not set it
   * @return {@code ""} where it isn't known
   */
  public static String text(Resource applied, String path, String absent) {
    return switch (at(applied, path).unmarked()) {
      case Value.Null _ -> absent;
      case Value.Str str -> str.value();
      case Value.Num num ->
          num.value().precision() - num.value().scale() > 9
              ? ""
              : num.value().stripTrailingZeros().toPlainString();
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Unknown _, Value.Seq _, Value.Obj _, Value.Sensitive _ -> "";
    };
  }

  private static Value at(Resource applied, String path) {
    Value at = applied.attributes();
    for (String step : path.split("\\.")) {
      at = step(at, step);
    }
    return at;
  }

  /** What holds where the source says nothing. */
  private static Value standard(Resource applied, String path) {
    Value days = path.equals(Retention.PATH) ? Retention.whereUnset(applied) : null;
    if (days != null) {
      return days;
    }
    ResourceFacts facts = Facts.bundled().resource(applied.type());
    AttributeFacts attribute = facts == null ? null : facts.attribute(path);
    Value known = attribute == null ? null : attribute.defaultValue();
    return known == null ? Value.Null.NULL : known;
  }

  private static Value step(Value value, String name) {
    return switch (value.unmarked()) {
      case Value.Obj obj -> obj.members().getOrDefault(name, Value.Null.NULL);
      case Value.Seq seq -> seq.elements().isEmpty() ? seq : step(seq.elements().getFirst(), name);
      case Value.Unknown unknown -> unknown;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ ->
          Value.Null.NULL;
    };
  }

  private static @Nullable Boolean isSet(Value value) {
    return switch (value.unmarked()) {
      case Value.Unknown _, Value.Sensitive _ -> null;
      case Value.Null _ -> false;
      case Value.Bool bool -> bool.value();
      case Value.Num num -> num.value().signum() > 0;
      case Value.Str str -> !str.value().isEmpty() && !str.value().equals("false");
      case Value.Seq seq -> !seq.elements().isEmpty();
      case Value.Obj obj -> !obj.members().isEmpty();
    };
  }
}
