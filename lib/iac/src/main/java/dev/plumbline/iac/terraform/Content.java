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

  sealed interface Nested {
    record Known(Content content) implements Nested {}

    /** Any number of blocks: a dynamic one over a collection that is unknown. */
    record Open(Datum.Unknown why) implements Nested {}
  }

  /** How many values it is made of, as {@link Datum#parts} counts them. */
  long parts() {
    long parts = 1;
    for (Datum argument : arguments.values()) {
      parts += argument.parts();
    }
    for (List<Nested> siblings : blocks.values()) {
      for (Nested each : siblings) {
        parts += each instanceof Nested.Known(Content content) ? content.parts() : 1;
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
        elements.add(
            switch (each) {
              case Nested.Known(Content content) -> content.toValue();
              case Nested.Open(Datum.Unknown why) -> new Value.Unknown(why.origin());
            });
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
        case Nested.Known(Content content) -> {
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
          elements.add(Datum.Unknown.instance(place, members));
        }
        case Nested.Open(Datum.Unknown why) -> {
          return why;
        }
      }
    }
    return Datum.tuple(elements);
  }
}
