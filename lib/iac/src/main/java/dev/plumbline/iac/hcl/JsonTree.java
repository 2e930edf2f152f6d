package dev.plumbline.iac.hcl;

import dev.plumbline.model.value.Value;
import java.util.List;

/** JSON as written, with its places. */
public sealed interface JsonTree {
  Span span();

  /** A number, {@code true}, {@code false} or {@code null}. */
  record Scalar(Value value, Span span) implements JsonTree {}

  /**
   * @param span with its quotes
   */
  record Text(String value, Span span) implements JsonTree {}

  record Array(List<JsonTree> elements, Span span) implements JsonTree {}

  /** Members keep their order, and repeated names stay. */
  record Obj(List<Member> members, Span span) implements JsonTree {}

  record Member(Text name, JsonTree value) {}

  /** What could not be read; a diagnostic says why. */
  record Malformed(Span span) implements JsonTree {}

  /** What it is, as a message calls it. */
  default String words() {
    return switch (this) {
      case Scalar(Value value, Span _) ->
          switch (value) {
            case Value.Null _ -> "null";
            case Value.Bool _ -> "a boolean";
            default -> "a number";
          };
      case Text _ -> "a string";
      case Array _ -> "an array";
      case Obj _ -> "an object";
      case Malformed _ -> "something unreadable";
    };
  }
}
