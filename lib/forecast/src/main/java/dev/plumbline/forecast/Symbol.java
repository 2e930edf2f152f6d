package dev.plumbline.forecast;

import dev.plumbline.model.value.Value.Origin;
import java.util.ArrayList;
import java.util.List;

/**
 * An attribute that only the provider knows, as an unknown value names it.
 *
 * @param address of the instance, {@code ""} where no resource decides
 * @param path of the attribute, {@code ""} for the whole
 */
record Symbol(String address, String path) {

  /** What an unknown is made of: one symbol, or all that its expression names. */
  static List<Symbol> of(Origin origin) {
    List<Symbol> symbols = new ArrayList<>();
    symbols.add(new Symbol(origin.address(), origin.path()));
    if (!origin.expression().isEmpty()) {
      scan(origin.expression(), symbols);
    }
    return symbols;
  }

  /** Names with dots in them, outside of quotes: {@code template("x", module.a.b_c.d["k"].id)}. */
  private static void scan(String text, List<Symbol> symbols) {
    int start = -1;
    boolean dotted = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ')';
      if (c == '[' && start >= 0) {
        i = closing(text, i);
      } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.') {
        start = start < 0 ? i : start;
        dotted |= c == '.';
      } else {
        if (start >= 0 && dotted) {
          symbols.add(split(text.substring(start, i)));
        }
        start = -1;
        dotted = false;
        i = c == '"' ? endOfText(text, i) : i;
      }
    }
  }

  /** Cuts {@code module.a["x"].type.name[0].path} behind the instance's key. */
  static Symbol split(String name) {
    int at = 0;
    while (name.startsWith("module.", at)) {
      at = step(name, step(name, at));
    }
    if (name.startsWith("data.", at)) {
      at = step(name, at);
    }
    int end = step(name, step(name, at));
    int bare = end > 0 && end <= name.length() && name.startsWith(".", end - 1) ? end - 1 : end;
    return bare >= name.length()
        ? new Symbol(name, "")
        : new Symbol(name.substring(0, bare), name.substring(Math.min(end, name.length())));
  }

  /** The offset behind the step that begins at {@code at}, its key and its dot. */
  private static int step(String name, int at) {
    int i = at;
    while (i < name.length() && name.charAt(i) != '.' && name.charAt(i) != '[') {
      i++;
    }
    if (i < name.length() && name.charAt(i) == '[') {
      i = closing(name, i) + 1;
    }
    return i < name.length() && name.charAt(i) == '.' ? i + 1 : i;
  }

  private static int closing(String text, int open) {
    for (int i = open + 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        i = endOfText(text, i);
      } else if (text.charAt(i) == ']') {
        return i;
      }
    }
    return text.length();
  }

  private static int endOfText(String text, int quote) {
    for (int i = quote + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return text.length();
  }
}
