package dev.plumbline.iac.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.JsonText;
import dev.plumbline.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What an expression is, as one line of a file. */
final class Answer {
  static final String ERROR = "error";

  private Answer() {}

  /** Null has no type that a plan would tell. */
  static String known(String type, String json, boolean sensitive) {
    return (sensitive ? "sensitive " : "")
        + (json.equals("null") ? "null" : type + " " + json.replace("\n", " "));
  }

  static String open(JsonNode value) {
    return "open " + value;
  }

  static String of(Datum value, boolean failed) {
    if (failed) {
      return ERROR;
    }
    if (value.isWhollyKnown()) {
      return known(
          value.type() == Type.Dynamic.ANY
              ? "dynamic"
              : value.type().signature().replace("any", "dynamic"),
          JsonText.write(value),
          value instanceof Datum.Sensitive);
    }
    return open(
        Json.read(
            JsonText.write(marked(value)).getBytes(java.nio.charset.StandardCharsets.UTF_8),
            JsonNode.class));
  }

  private static Datum marked(Datum value) {
    return switch (value) {
      case Datum.Unknown _ -> Datum.of("(unknown)");
      case Datum.Sensitive(Datum inner) -> marked(inner);
      case Datum.Seq seq -> {
        List<Datum> elements = new ArrayList<>();
        seq.elements().forEach(each -> elements.add(marked(each)));
        yield Datum.tuple(elements);
      }
      case Datum.Obj obj -> {
        SortedMap<String, Datum> members = Datum.sorted();
        obj.members().forEach((name, member) -> members.put(name, marked(member)));
        yield Datum.object(members);
      }
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Str _ -> value;
    };
  }
}
