package dev.plumbline.forecast.reading;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;

/** An attribute, as a table of ours can use it. */
public sealed interface Read {
  /** As text: a number, a boolean, a name. */
  record Known(String text) implements Read {}

  /** The source does not set it. */
  record Absent() implements Read {}

  /** It isn't known, or can't be used; why, in words a user understands. */
  record Open(String reason) implements Read {}

  Read ABSENT = new Absent();

  /** More digits than any size or count has; writing them out could take gigabytes. */
  int MOST_DIGITS = 30;

  /**
   * @param path {@code root_block_device.volume_size}; of blocks and lists the first; with {@code
   *     #} at its end, how many there are
   */
  static Read of(Value.Obj attributes, String path) {
    boolean counted = path.endsWith("#");
    String plain = counted ? path.substring(0, path.length() - 1) : path;
    Value at = value(attributes, plain);
    return counted ? count(at, plain) : text(at, plain);
  }

  /** The value itself, null's where there is none. */
  static Value value(Value.Obj attributes, String path) {
    Value at = attributes;
    for (String step : path.split("\\.")) {
      at = step(at, step);
    }
    return at;
  }

  private static Value step(Value value, String name) {
    return switch (value.unmarked()) {
      case Value.Obj obj -> obj.members().getOrDefault(name, Value.Null.NULL);
      case Value.Seq seq ->
          seq.elements().isEmpty() ? Value.Null.NULL : step(seq.elements().getFirst(), name);
      case Value.Unknown unknown -> unknown;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ ->
          Value.Null.NULL;
    };
  }

  private static Read count(Value value, String path) {
    return switch (value.unmarked()) {
      case Value.Seq seq -> new Known(Integer.toString(seq.elements().size()));
      case Value.Obj obj -> new Known(Integer.toString(obj.members().size()));
      case Value.Unknown(Value.Origin origin) -> open(path, origin);
      case Value.Null _ -> ABSENT;
      case Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ ->
          new Open(path + " is no list");
    };
  }

  private static Read text(Value value, String path) {
    return switch (value) {
      case Value.Str str -> str.value().isEmpty() ? ABSENT : new Known(str.value());
      case Value.Num num -> number(num.value(), path);
      case Value.Bool bool -> new Known(Boolean.toString(bool.value()));
      case Value.Null _ -> ABSENT;
      case Value.Seq seq ->
          seq.elements().isEmpty() ? ABSENT : text(seq.elements().getFirst(), path);
      case Value.Unknown(Value.Origin origin) -> open(path, origin);
      case Value.Sensitive _ -> new Open(path + " is sensitive");
      case Value.Obj _ -> new Open(path + " is a block");
    };
  }

  private static Read number(BigDecimal number, String path) {
    return number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS
        ? new Open(path + " is out of range")
        : new Known(number.toPlainString());
  }

  private static Open open(String path, Value.Origin origin) {
    return new Open(
        path + " is not known" + (origin.reason().isEmpty() ? "" : " (" + origin.reason() + ")"));
  }
}
