package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a block has, and what {@code count} and {@code each} are in each of them. An
 * unknown number keeps one instance, with the key {@code [?]}.
 *
 * @param places of the instances by their keys, for {@code for_each}
 */
record Repetition(
    Kind kind, List<Instance> instances, Datum.@Nullable Unknown why, Map<String, Integer> places) {
  /** More of one resource than anybody writes on purpose. */
  private static final int MAX_INSTANCES = 20_000;

  static final Repetition ONCE =
      new Repetition(Kind.SINGLE, List.of(new Instance("", "", Map.of())), null);

  Repetition(Kind kind, List<Instance> instances, Datum.@Nullable Unknown why) {
    this(kind, instances, why, kind == Kind.FOR_EACH ? places(instances) : Map.of());
  }

  private static Map<String, Integer> places(List<Instance> instances) {
    Map<String, Integer> places = HashMap.newHashMap(instances.size());
    instances.forEach(each -> places.put(each.name(), places.size()));
    return places;
  }

  enum Kind {
    SINGLE,
    COUNT,
    FOR_EACH,
    UNKNOWN
  }

  /**
   * @param key as an address has it: {@code [0]}, {@code ["a"]}, {@code [?]}, or nothing
   * @param name the bare key of {@code for_each}
   * @param names what {@code count} or {@code each} are
   */
  record Instance(String key, String name, Map<String, Datum> names) {}

  /** Whether its instances are told apart by keys that are known. */
  boolean isKeyed() {
    return kind == Kind.COUNT || kind == Kind.FOR_EACH;
  }

  /** What the block as a whole is, as long as the number of its instances is unknown. */
  Datum open() {
    return why == null ? Reasons.error("unknown") : why.as(Type.Dynamic.ANY);
  }

  static Repetition of(Body.Block block, Evaluator evaluator, Evaluation evaluation) {
    Body.Attribute count = block.body().attribute("count");
    Body.Attribute forEach = block.body().attribute("for_each");
    if (count != null && forEach != null) {
      evaluation.error(
          "count and for_each together",
          "A block has count or for_each, not both; for_each is used here.",
          count.nameSpan());
    }
    if (forEach != null) {
      return forEach(evaluator.evaluate(forEach.expression()), forEach.expression(), evaluation);
    }
    return count == null
        ? ONCE
        : count(evaluator.evaluate(count.expression()), count.expression(), evaluation);
  }

  private static Repetition count(Datum value, Expression expression, Evaluation evaluation) {
    Span span = expression.span();
    if (value instanceof Datum.Sensitive) {
      evaluation.error(
          "Invalid count argument", "A sensitive value would show in the addresses.", span);
    }
    try {
      Datum number = Conversion.convert(value.unmarked(), Type.Primitive.NUMBER);
      if (number instanceof Datum.Unknown unknown) {
        return unknownCount(unknown);
      }
      Integer whole = number instanceof Datum.Num(var n) ? n.asInt() : null;
      if (whole == null || whole < 0) {
        return invalid(
            "Invalid count argument",
            "count must be a whole number, not negative.",
            span,
            evaluation,
            true);
      }
      if (whole > MAX_INSTANCES) {
        return invalid(
            "Too many instances",
            whole + " instances are more than the limit of " + MAX_INSTANCES + ".",
            span,
            evaluation,
            true);
      }
      List<Instance> instances = new ArrayList<>(whole);
      evaluation.budget().spend(whole);
      evaluation.budget().allocate(200L * whole);
      for (int i = 0; i < whole; i++) {
        instances.add(new Instance("[" + i + "]", "", Map.of("count", counter(Datum.of(i)))));
      }
      return new Repetition(Kind.COUNT, instances, null);
    } catch (ConversionException e) {
      return invalid(
          "Invalid count argument",
          "count must be a number: " + e.getMessage() + ".",
          span,
          evaluation,
          true);
    }
  }

  private static Datum counter(Datum index) {
    SortedMap<String, Datum> members = Datum.sorted();
    members.put("index", index);
    return Datum.object(members);
  }

  private static Datum each(Datum key, Datum value) {
    SortedMap<String, Datum> members = Datum.sorted();
    members.put("key", key);
    members.put("value", value);
    return Datum.object(members);
  }

  private static Repetition unknownCount(Datum.Unknown why) {
    return new Repetition(
        Kind.UNKNOWN,
        List.of(new Instance("[?]", "", Map.of("count", counter(why.as(Type.Primitive.NUMBER))))),
        why);
  }

  private static Repetition unknownEach(Datum.Unknown why) {
    return new Repetition(
        Kind.UNKNOWN,
        List.of(
            new Instance(
                "[?]",
                "",
                Map.of("each", each(why.as(Type.Primitive.STRING), why.as(Type.Dynamic.ANY))))),
        why);
  }

  private static Repetition invalid(
      String summary, String detail, Span span, Evaluation evaluation, boolean count) {
    evaluation.error(summary, detail, span);
    Datum.Unknown why = Reasons.error("an error at " + span.range());
    return count ? unknownCount(why) : unknownEach(why);
  }

  private static Repetition forEach(Datum value, Expression expression, Evaluation evaluation) {
    Span span = expression.span();
    if (value instanceof Datum.Sensitive) {
      evaluation.error(
          "Invalid for_each argument", "A sensitive value would show in the addresses.", span);
    }
    return switch (value.unmarked()) {
      case Datum.Unknown unknown -> unknownEach(unknown);
      case Datum.Obj obj -> {
        List<Instance> instances = new ArrayList<>();
        obj.members().forEach((name, member) -> instances.add(keyed(name, member)));
        yield limited(instances, span, evaluation);
      }
      case Datum.Seq seq when seq.type() instanceof Type.SetOf -> set(seq, span, evaluation);
      case Datum other ->
          invalid(
              "Invalid for_each argument",
              "for_each takes a map or a set of strings, not "
                  + (other instanceof Datum.Null
                      ? "null"
                      : "a value of type " + other.type().describe())
                  + (other instanceof Datum.Seq ? "; toset() turns a list into a set." : "."),
              span,
              evaluation,
              false);
    };
  }

  private static Repetition set(Datum.Seq seq, Span span, Evaluation evaluation) {
    List<Instance> instances = new ArrayList<>();
    for (Datum element : seq.elements()) {
      switch (element) {
        case Datum.Str(String text) -> instances.add(keyed(text, element));
        case Datum.Unknown unknown -> {
          return unknownEach(unknown);
        }
        case Datum other -> {
          return invalid(
              "Invalid for_each set",
              "A set of strings is required, but it holds "
                  + (other instanceof Datum.Null
                      ? "null"
                      : "a value of type " + other.type().describe())
                  + ".",
              span,
              evaluation,
              false);
        }
      }
    }
    return limited(instances, span, evaluation);
  }

  private static Repetition limited(List<Instance> instances, Span span, Evaluation evaluation) {
    evaluation.budget().spend(instances.size());
    return instances.size() > MAX_INSTANCES
        ? invalid(
            "Too many instances",
            instances.size() + " instances are more than the limit of " + MAX_INSTANCES + ".",
            span,
            evaluation,
            false)
        : new Repetition(Kind.FOR_EACH, instances, null);
  }

  private static Instance keyed(String name, Datum value) {
    return new Instance(key(name), name, Map.of("each", each(Datum.of(name), value)));
  }

  /** The key of an address, quoted as Terraform does. */
  static String key(String name) {
    StringBuilder quoted = new StringBuilder("[\"");
    name.codePoints().forEach(point -> quote(point, quoted));
    return quoted.append("\"]").toString().replace("${", "$${").replace("%{", "%%{");
  }

  private static void quote(int point, StringBuilder into) {
    switch (point) {
      case '\n' -> into.append("\\n");
      case '\r' -> into.append("\\r");
      case '\t' -> into.append("\\t");
      case '"' -> into.append("\\\"");
      case '\\' -> into.append("\\\\");
      default -> {
        if (isPrinted(point)) {
          into.appendCodePoint(point);
        } else {
          into.append(point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point));
        }
      }
    }
  }

  /** Letters, marks, numbers, punctuation, symbols and the one space. */
  private static boolean isPrinted(int point) {
    return switch (Character.getType(point)) {
      case Character.UNASSIGNED,
          Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }
}
