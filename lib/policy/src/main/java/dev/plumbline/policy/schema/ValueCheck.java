package dev.plumbline.policy.schema;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.schema.Mismatch.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a value can be one of an attribute: its type, and what is allowed. */
final class ValueCheck {
  private static final int NAMED = 8;

  private final Resource resource;
  private final List<Mismatch> found;

  ValueCheck(Resource resource, List<Mismatch> found) {
    this.resource = resource;
    this.found = found;
  }

  void check(String path, Value written, AttributeFacts fact) {
    Value value = written.unmarked();
    String refused =
        switch (fact.type()) {
          case "string" -> isCollection(value) ? "a text" : "";
          case "bool" -> isBool(value) ? "" : "true or false";
          case "int", "number", "float" -> isNumber(value) ? "" : "a number";
          default -> isElement(value, fact) ? "" : "a " + fact.type().replaceFirst("<.*", "");
        };
    if (!refused.isEmpty()) {
      found.add(
          new Mismatch(Kind.WRONG_TYPE, resource, path, path + " takes " + refused + " only"));
    } else if (isExhaustive(fact)) {
      allowed(path, value, fact);
    }
  }

  /**
   * Whether the facts have all that is allowed: of numbers they have those of one check among
   * others, and a single value is what was left of a list that could not be read.
   */
  private static boolean isExhaustive(AttributeFacts fact) {
    return fact.type().equals("string") && fact.allowed().size() > 1 && !fact.diffSuppressed();
  }

  private static boolean isCollection(Value value) {
    return value instanceof Value.Seq || value instanceof Value.Obj;
  }

  private static boolean isBool(Value value) {
    return switch (value) {
      case Value.Bool _, Value.Null _, Value.Unknown _, Value.Sensitive _ -> true;
      case Value.Str(String text) -> text.equals("true") || text.equals("false");
      case Value.Num _, Value.Seq _, Value.Obj _ -> false;
    };
  }

  private static boolean isNumber(Value value) {
    return switch (value) {
      case Value.Num _, Value.Null _, Value.Unknown _, Value.Sensitive _ -> true;
      case Value.Str(String text) -> text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
      case Value.Bool _, Value.Seq _, Value.Obj _ -> false;
    };
  }

  /** Scalars can't become lists, sets or maps; which of those a collection can be is left open. */
  private static boolean isElement(Value value, AttributeFacts fact) {
    boolean collection =
        fact.type().startsWith("list")
            || fact.type().startsWith("set")
            || fact.type().startsWith("map");
    boolean scalar =
        value instanceof Value.Str || value instanceof Value.Num || value instanceof Value.Bool;
    return !collection || !scalar;
  }

  private void allowed(String path, Value value, AttributeFacts fact) {
    boolean scalar =
        value instanceof Value.Str || value instanceof Value.Num || value instanceof Value.Bool;
    // Some providers take another case or no spaces; which, the facts don't say.
    boolean known = fact.allowed().stream().anyMatch(one -> text(one).equals(text(value)));
    if (scalar && !known && !text(value).isEmpty()) {
      String names =
          fact.allowed().stream()
              .limit(NAMED)
              .map(ValueCheck::shown)
              .collect(Collectors.joining(", "));
      String more = fact.allowed().size() > NAMED ? ", …" : "";
      found.add(
          new Mismatch(Kind.NOT_ALLOWED, resource, path, path + " takes only " + names + more));
    }
  }

  private static String text(Value value) {
    return shown(value).toLowerCase(Locale.ROOT).replace(" ", "");
  }

  private static String shown(Value value) {
    return switch (value) {
      case Value.Str(String text) -> text;
      case Value.Num(var number) -> number.toPlainString();
      case Value.Bool(boolean bool) -> String.valueOf(bool);
      case Value.Null _, Value.Seq _, Value.Obj _, Value.Unknown _, Value.Sensitive _ -> "";
    };
  }
}
