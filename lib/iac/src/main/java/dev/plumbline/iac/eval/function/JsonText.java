package dev.plumbline.iac.eval.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Values as JSON text and back, to the byte as Terraform writes it. */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(500).build())
          .build();

  /** For what AWS or Terraform will refuse later, and what its author meant all the same. */
  private static final JsonFactory LENIENT =
      FACTORY.rebuild().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

  private JsonText() {}

  /** Compact, members in the order of their keys; the value has to be known, marks don't count. */
  public static String write(Datum value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** Half a character that a text may name by its number becomes the replacement character. */
  private static String wellFormed(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
        : text;
  }

  private static void write(Datum value, StringBuilder out) {
    switch (value) {
      case Datum.Null _ -> out.append("null");
      case Datum.Bool(boolean bool) -> out.append(bool);
      case Datum.Num(BigFloat number) -> out.append(number);
      case Datum.Str(String text) -> quote(text, out);
      case Datum.Sensitive(Datum inner) -> write(inner, out);
      case Datum.Seq seq -> {
        out.append('[');
        String separator = "";
        for (Datum element : seq.elements()) {
          out.append(separator);
          write(element, out);
          separator = ",";
        }
        out.append(']');
      }
      case Datum.Obj obj -> {
        out.append('{');
        String separator = "";
        for (var member : obj.members().entrySet()) {
          out.append(separator);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          separator = ",";
        }
        out.append('}');
      }
      case Datum.Unknown unknown ->
          throw new IllegalArgumentException("no JSON for an unknown: " + unknown.origin());
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '<', '>', '&', '\u2028', '\u2029' -> out.append(String.format("\\u%04x", (int) c));
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /**
   * @throws ArgumentException when it is not one JSON value, for argument 0
   */
  static Datum read(String text, Budget budget) throws ArgumentException {
    return read(text, budget, FACTORY);
  }

  private static Datum read(String text, Budget budget, JsonFactory factory)
      throws ArgumentException {
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new ArgumentException(0, "there is no JSON in it");
      }
      Datum value = value(parser, budget);
      if (parser.nextToken() != null) {
        throw new ArgumentException(0, "something stands behind the JSON value");
      }
      return value;
    } catch (IOException e) {
      throw new ArgumentException(0, "it is no valid JSON");
    }
  }

  /** A document of the configuration's own size, which was paid for already; null for no JSON. */
  public static @Nullable Datum readOrNull(String text) {
    try {
      return read(text, Budget.of(Long.MAX_VALUE, Long.MAX_VALUE, Duration.ofMinutes(1)), LENIENT);
    } catch (ArgumentException e) {
      return null;
    }
  }

  private static Datum value(JsonParser in, Budget budget) throws IOException, ArgumentException {
    budget.spend(1);
    budget.allocate(48);
    return switch (in.currentToken()) {
      case VALUE_NULL -> Datum.Null.ANY;
      case VALUE_TRUE -> Datum.Bool.TRUE;
      case VALUE_FALSE -> Datum.Bool.FALSE;
      case VALUE_STRING -> Datum.of(wellFormed(in.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        BigFloat number = BigFloat.parse(in.getText());
        if (number == null) {
          throw new ArgumentException(0, "the number " + in.getText() + " is out of range");
        }
        yield Datum.of(number);
      }
      case START_ARRAY -> {
        List<Datum> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(in, budget));
        }
        yield Datum.tuple(elements);
      }
      case START_OBJECT -> {
        SortedMap<String, Datum> members = Datum.sorted();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          members.put(name, value(in, budget));
        }
        yield Datum.object(members);
      }
      default -> throw new IOException("no value: " + in.currentToken());
    };
  }
}
