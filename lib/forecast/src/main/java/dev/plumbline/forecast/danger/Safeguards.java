package dev.plumbline.forecast.danger;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would save a resource's data, as it is configured where the change finds it. */
public final class Safeguards {
  private Safeguards() {}

  /** One sentence each; what is not known is not spoken of. */
  public static List<String> of(Resource applied) {
    List<String> found = new ArrayList<>();
    if (applied.lifecycle().preventDestroy()) {
      found.add("prevent_destroy stands against it: the plan fails.");
    }
    switch (applied.lifecycle().deletionPolicy()) {
      case "Snapshot" -> found.add("DeletionPolicy takes a snapshot first.");
      case "Delete" -> found.add("DeletionPolicy lets it go.");
      default -> {
        // Nothing is said: the service's own default holds.
      }
    }
    for (Safeguard safeguard : Safeguard.ALL) {
      if (safeguard.types().contains(applied.type())) {
        Boolean set = isSet(applied, safeguard.path());
        String text = set == null ? "" : set ? safeguard.set() : safeguard.unset();
        if (!text.isEmpty()) {
          found.add(text);
        }
      }
    }
    return found;
  }

  /** Whether it is true, above 0, not empty, or there; null where it isn't known. */
  public static @Nullable Boolean isSet(Resource applied, String path) {
    return isSet(at(applied, path));
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
