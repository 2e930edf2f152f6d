package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A block's body, evaluated: its arguments, and its nested blocks by type. */
record Content(Map<String, Datum> arguments, Map<String, List<Nested>> blocks) {
  static Content empty() {
    return new Content(new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** A nested block; sensitive where a collection that is decides whether it is there. */
  sealed interface Nested {
    boolean sensitive();

    record Known(Content content, boolean sensitive) implements Nested {}

    /** Any number of blocks: a dynamic one over a collection that is unknown. */
    record Open(Datum.Unknown why, boolean sensitive) implements Nested {}

    private Value toValue() {
      Value plain =
          switch (this) {
            case Known(Content content, boolean _) -> content.toValue();
            case Open(Datum.Unknown why, boolean _) -> new Value.Unknown(why.origin());
          };
      return sensitive() ? new Value.Sensitive(plain) : plain;
    }

    private boolean hasMark() {
      return sensitive() || (this instanceof Known known && known.content().hasMark());
    }

    private Nested unmarked() {
      return switch (this) {
        case Known(Content content, boolean _) -> new Known(content.unmarked(), false);
        case Open(Datum.Unknown why, boolean _) -> new Open(why, false);
      };
    }
  }

  /** Whether anything in it is sensitive. */
  boolean hasMark() {
    return arguments.values().stream().anyMatch(Datum::hasMark)
        || blocks.values().stream().flatMap(List::stream).anyMatch(Nested::hasMark);
  }

  /** The same with all marks taken off, however deep. */
  Content unmarked() {
    Content plain = empty();
    arguments.forEach((name, value) -> plain.arguments().put(name, value.deepUnmarked()));
    blocks.forEach(
        (type, nested) -> plain.blocks().put(type, nested.stream().map(Nested::unmarked).toList()));
    return plain;
  }

  /** How many values it is made of, as {@link Datum#parts} counts them. */
  long parts() {
    long parts = 1;
    for (Datum argument : arguments.values()) {
      parts += argument.parts();
    }
    for (List<Nested> siblings : blocks.values()) {
      for (Nested each : siblings) {
        parts += each instanceof Nested.Known known ? known.content().parts() : 1;
      }
    }
    return parts;
  }

  /**
   * As the model has it: blocks of one type are a sequence of objects; an unknown among them stands
   * for any number.
   */
  Value.Obj toValue() {
    Map<String, Value> members = new LinkedHashMap<>();
    arguments.forEach((name, value) -> members.put(name, Values.of(value)));
    blocks.forEach((type, nested) -> {
      List<Value> elements = new ArrayList<>(nested.size());
      for (Nested each : nested) {
        elements.add(each.toValue());
      }
      members.put(type, new Value.Seq(elements));
    });
    return new Value.Obj(members);
  }

  /** As other expressions see it: what the configuration does not set is for {@code origin}. */
  Datum.Unknown toDatum(Origin origin) {
    return Datum.Unknown.instance(origin, members(origin));
  }

  Map<String, Datum> members(Origin origin) {
    Map<String, Datum> members = new LinkedHashMap<>(arguments);
    blocks.forEach((type, nested) -> members.put(type, blocks(type, nested, origin)));
    return members;
  }

  private static Datum blocks(String type, List<Nested> nested, Origin origin) {
    List<Datum> elements = new ArrayList<>(nested.size());
    for (Nested each : nested) {
      switch (each) {
        case Nested.Known(Content content, boolean sensitive) -> {
          String path =
              (origin.path().isEmpty() ? "" : origin.path() + ".")
                  + type
                  + "["
                  + elements.size()
                  + "]";
          Origin place = new Origin(origin.address(), path, origin.expression(), origin.reason());
          Map<String, Datum> members = content.members(place);
          // An argument of null leaves the choice to the provider.
          members.values().removeIf(Datum::isNull);
          elements.add(Datum.Unknown.instance(place, members).sensitiveIf(sensitive));
        }
        case Nested.Open(Datum.Unknown why, boolean sensitive) -> {
          return why.sensitiveIf(sensitive);
        }
      }
    }
    return Datum.tuple(elements);
  }
}
