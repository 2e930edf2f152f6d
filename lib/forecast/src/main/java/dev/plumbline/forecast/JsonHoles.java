package dev.plumbline.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON text that is written, held against a {@code jsonencode()} of what was not known. */
final class JsonHoles {
  /** A member that is one reference, in the normal form of an origin's expression. */
  private static final Pattern MEMBER = Pattern.compile("[{,]([\\w-]+)=([\\w.\\[\\]\"-]+)(?=,)");

  private JsonHoles() {}

  /** Whether a member that is known by now has another value in the text. */
  static boolean differ(String text, String expression, Function<Symbol, @Nullable Value> held) {
    JsonNode json = expression.startsWith("jsonencode({") ? parsed(text) : null;
    if (json == null) {
      return false;
    }
    Matcher member = MEMBER.matcher(expression);
    while (member.find()) {
      Value known = held.apply(Symbol.split(member.group(2)));
      String value = known == null ? null : Values.text(known);
      if (value != null && !value.equals(json.path(member.group(1)).asText())) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable JsonNode parsed(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      return null; // no JSON: its form alone tells the two apart
    }
  }
}
