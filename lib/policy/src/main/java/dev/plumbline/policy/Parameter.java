package dev.plumbline.policy;

import dev.plumbline.model.value.Value;
import java.util.Locale;

/**
 * What a policy leaves to whoever applies it.
 *
 * @param name read as {@code parameters.name} in its expressions
 * @param preset what holds where nobody sets it
 */
public record Parameter(String name, Type type, String description, Value preset) {

  public enum Type {
    TEXT,
    NUMBER,
    BOOLEAN,
    /** Of texts. */
    LIST;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it can have that value. */
  public boolean takes(Value value) {
    return switch (type) {
      case TEXT -> value instanceof Value.Str;
      case NUMBER -> value instanceof Value.Num;
      case BOOLEAN -> value instanceof Value.Bool;
      case LIST ->
          value instanceof Value.Seq list
              && list.elements().stream().allMatch(Value.Str.class::isInstance);
    };
  }
}
