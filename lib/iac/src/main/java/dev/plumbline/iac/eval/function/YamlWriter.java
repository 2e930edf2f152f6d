package dev.plumbline.iac.eval.function;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Datum;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as YAML, laid out as Terraform's yamlencode does: strings and keys quoted, two spaces. */
final class YamlWriter {
  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  static String write(Datum value) {
    var writer = new YamlWriter();
    writer.value(value, "", false);
    // A bare scalar is closed as a document, since nothing else would say where it ends.
    boolean bare =
        switch (value.unmarked()) {
          case Datum.Null _, Datum.Bool _, Datum.Num _ -> true;
          case Datum.Str _, Datum.Seq _, Datum.Obj _, Datum.Unknown _, Datum.Sensitive _ -> false;
        };
    return writer.out + (bare ? "...\n" : "");
  }

  /**
   * @param inline whether the cursor stands behind {@code - } or {@code key:}, not at a line's
   *     start
   */
  private void value(Datum value, String indent, boolean inline) {
    switch (value.unmarked()) {
      case Datum.Seq seq when !seq.elements().isEmpty() -> {
        boolean first = inline;
        for (Datum element : seq.elements()) {
          out.append(first ? "" : indent).append("- ");
          first = false;
          value(element, indent + "  ", true);
        }
      }
      case Datum.Obj obj when !obj.members().isEmpty() -> {
        boolean first = inline;
        for (Map.Entry<String, Datum> member : obj.members().entrySet()) {
          out.append(first ? "" : indent).append(quoted(member.getKey())).append(':');
          first = false;
          member(member.getValue().unmarked(), indent);
        }
      }
      case Datum scalar -> out.append(scalar(scalar, indent)).append('\n');
    }
  }

  private void member(Datum value, String indent) {
    switch (value) {
      case Datum.Seq seq when !seq.elements().isEmpty() -> {
        out.append('\n');
        value(value, indent, false);
      }
      case Datum.Obj obj when !obj.members().isEmpty() -> {
        out.append('\n');
        value(value, indent + "  ", false);
      }
      case Datum scalar -> {
        out.append(' ');
        value(scalar, indent + "  ", true);
      }
    }
  }

  private static String scalar(Datum value, String indent) {
    return switch (value) {
      case Datum.Null _ -> "null";
      case Datum.Bool(boolean bool) -> String.valueOf(bool);
      case Datum.Num(BigFloat number) -> number.toString();
      case Datum.Str(String text) ->
          text.indexOf('\n') >= 0 && isPrintable(text) ? block(text, indent) : quoted(text);
      case Datum.Seq _ -> "[]";
      case Datum.Obj _ -> "{}";
      case Datum.Unknown _, Datum.Sensitive _ -> throw new IllegalArgumentException("not known");
    };
  }

  /** Whether all of it can stand in a block, where nothing is escaped. */
  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c != 0x7f));
  }

  private static String block(String text, String indent) {
    String chomp =
        !text.endsWith("\n") ? "-" : text.endsWith("\n\n") || text.equals("\n") ? "+" : "";
    String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    String deeper = indent.isEmpty() ? "  " : indent;
    String lines =
        body.lines()
            .map(line -> line.isEmpty() ? "\n" : "\n" + deeper + line)
            .collect(Collectors.joining());
    String hint = text.startsWith(" ") || text.startsWith("\n") ? "2" : "";
    return "|" + hint + chomp + lines;
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 0 -> quoted.append("\\0");
            case 7 -> quoted.append("\\a");
            case 8 -> quoted.append("\\b");
            case 0x0b -> quoted.append("\\v");
            case 0x0c -> quoted.append("\\f");
            case 0x1b -> quoted.append("\\e");
            default -> {
              if (c < ' ' || c == 0x7f) {
                quoted.append(String.format("\\x%02X", c));
              } else if (c > 0xffff) {
                quoted.append(String.format("\\U%08X", c));
              } else {
                quoted.appendCodePoint(c);
              }
            }
          }
        });
    return quoted.append('"').toString();
  }
}
