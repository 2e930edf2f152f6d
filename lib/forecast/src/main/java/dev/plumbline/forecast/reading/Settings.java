package dev.plumbline.forecast.reading;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import org.jspecify.annotations.Nullable;

/** What an attribute is set to, and what holds where the source does not say. */
public final class Settings {
  private Settings() {}

  /** Whether it is true, above 0, not empty, or there; null where it isn't known. */
  public static @Nullable Boolean isSet(Resource applied, String path) {
    Value at = at(applied, path);
    return isSet(at.unmarked() instanceof Value.Null ? standard(applied, path) : at);
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
