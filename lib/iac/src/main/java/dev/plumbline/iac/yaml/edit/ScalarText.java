package dev.plumbline.iac.yaml.edit;

import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Scalars as text, without quotes where they need none and none are wanted. */
final class ScalarText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./:@+=()*-]*");

  /** Texts that a plain scalar stands for just as well, where one stood before. */
  private static final Pattern LITERAL = Pattern.compile("true|false|-?\\d+");

  private ScalarText() {}

  /**
   * @param quotes {@code '} or {@code "} around texts; empty for none
   */
  static String of(Value value, String quotes) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean flag) -> Boolean.toString(flag);
      case Value.Num num -> num.value().toPlainString();
      case Value.Str(String text) -> text(text, quotes);
      case Value.Sensitive(Value inner) -> of(inner, quotes);
      case Value.Seq _, Value.Obj _, Value.Unknown _ ->
          throw new IllegalArgumentException("no scalar: " + value);
    };
  }

  /** In the place of another one: in its quotes, and a truth in its spelling. */
  static String replacing(YamlNode.Scalar old, Value value) {
    String written = old.span().text();
    if (written.startsWith("\"") || written.startsWith("'")) {
      String text = value instanceof Value.Str(String own) ? own : of(value, "");
      return quoted(text, written.substring(0, 1));
    }
    boolean sameKind =
        value instanceof Value.Str(String own)
            && !(YamlScalars.value(old) instanceof Value.Str)
            && LITERAL.matcher(own).matches();
    if (sameKind && value instanceof Value.Str(String own)) {
      return own;
    }
    String text = of(value, "");
    boolean capital =
        value instanceof Value.Bool && (old.text().equals("True") || old.text().equals("False"));
    return capital ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
  }

  private static String text(String text, String quotes) {
    if (!quotes.isEmpty()) {
      return quoted(text, quotes);
    }
    return isPlain(text) ? text : quoted(text, "\"");
  }

  private static boolean isPlain(String text) {
    if (!PLAIN.matcher(text).matches() || text.endsWith(":")) {
      return false;
    }
    var scalar =
        new YamlNode.Scalar(text, true, "", SourceText.of("", text).span(0, text.length()));
    return YamlScalars.value(scalar) instanceof Value.Str;
  }

  private static String quoted(String text, String quotes) {
    return quotes.equals("'") && !text.contains("\n")
        ? "'" + text.replace("'", "''") + "'"
        : json(Value.of(text));
  }

  static String json(Value value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}
