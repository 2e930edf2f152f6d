package dev.plumbline.model.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A resolved value of an attribute. Unknown is a value that says where it comes from; sensitive is
 * a mark around a value.
 */
public sealed interface Value {
  record Null() implements Value {
    public static final Null NULL = new Null();
  }

  record Bool(boolean value) implements Value {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);
  }

  record Num(BigDecimal value) implements Value {
    public Num {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  record Str(String value) implements Value {
    public Str {
      Objects.requireNonNull(value);
    }
  }

  /** A list, set, tuple, or the blocks of one type; a set's elements are in a stable order. */
  record Seq(List<Value> elements) implements Value {
    public Seq {
      elements = Collections.unmodifiableList(new ArrayList<>(elements));
    }
  }

  /** A map, an object, or a block's body; members keep their order. */
  record Obj(Map<String, Value> members) implements Value {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  record Unknown(Origin origin) implements Value {
    public Unknown {
      Objects.requireNonNull(origin);
    }
  }

  record Sensitive(Value value) implements Value {
    public Sensitive {
      if (value instanceof Sensitive) {
        throw new IllegalArgumentException("already sensitive");
      }
    }
  }

  /**
   * Where an unknown value comes from. Two unknowns of equal origin over unchanged resources are
   * equal.
   *
   * @param address the resource, data source or variable that will decide it, {@code ""} if none
   * @param path the attribute path there, {@code ""} for the whole
   * @param expression the source text that could not be resolved, shortened to 200 characters
   * @param reason why it is unknown, in words a user understands
   */
  record Origin(String address, String path, String expression, String reason) {}

  static Value of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  static Value of(String value) {
    return new Str(value);
  }

  static Value of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Value unknown(String reason) {
    return new Unknown(new Origin("", "", "", reason));
  }

  /** This value without a sensitive mark of its own; marks further in stay. */
  default Value unmarked() {
    return this instanceof Sensitive(Value inner) ? inner : this;
  }

  /** Whether nothing in it is unknown. */
  default boolean isWhollyKnown() {
    return switch (this) {
      case Unknown _ -> false;
      case Sensitive s -> s.value().isWhollyKnown();
      case Seq seq -> seq.elements().stream().allMatch(Value::isWhollyKnown);
      case Obj obj -> obj.members().values().stream().allMatch(Value::isWhollyKnown);
      case Null _, Bool _, Num _, Str _ -> true;
    };
  }
}
