package dev.plumbline.iac.eval.function;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A pattern of {@code fileset}: {@code *}, {@code ?}, {@code **}, {@code [a-z]}, {@code {a,b}}. */
record PathPattern(Pattern pattern) {

  /** Null where the text is no pattern. */
  static @Nullable PathPattern compile(String text) {
    var regex = new StringBuilder();
    List<Integer> braces = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '*' -> i = star(text, i, regex);
        case '?' -> regex.append("[^/]");
        case '[' -> {
          int end = characterClass(text, i + 1, regex);
          if (end < 0) {
            return null;
          }
          i = end;
        }
        case '{' -> {
          braces.add(i);
          regex.append("(?:");
        }
        case '}' -> {
          regex.append(braces.isEmpty() ? "\\}" : ")");
          if (!braces.isEmpty()) {
            braces.removeLast();
          }
        }
        case ',' -> regex.append(braces.isEmpty() ? "," : "|");
        case '\\' -> {
          if (++i == text.length()) {
            return null;
          }
          regex.append(Pattern.quote(text.substring(i, i + 1)));
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    try {
      return braces.isEmpty() ? new PathPattern(Pattern.compile(regex.toString())) : null;
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** Where the class ends that begins behind a bracket; -1 where it is none. */
  private static int characterClass(String text, int start, StringBuilder regex) {
    int at = start;
    regex.append('[');
    if (text.startsWith("^", at)) {
      regex.append('^');
      at++;
    }
    int first = at;
    while (at < text.length() && (text.charAt(at) != ']' || at == first)) {
      int low = member(text, at, regex);
      if (low < 0) {
        return -1;
      }
      at = low;
      if (text.startsWith("-", at)) {
        regex.append('-');
        at = member(text, at + 1, regex);
        if (at < 0) {
          return -1;
        }
      }
    }
    regex.append("&&[^/]]");
    return at < text.length() ? at : -1;
  }

  /** Where the character of a class that stands here ends; -1 where none may stand. */
  private static int member(String text, int at, StringBuilder regex) {
    boolean escaped = text.startsWith("\\", at);
    int from = escaped ? at + 1 : at;
    if (from >= text.length() || (!escaped && (text.charAt(at) == ']' || text.charAt(at) == '-'))) {
      return -1;
    }
    int c = text.codePointAt(from);
    regex.append(String.format("\\x{%x}", c));
    return from + Character.charCount(c);
  }

  /** {@code **} between slashes stands for any number of directories, none included. */
  private static int star(String text, int at, StringBuilder regex) {
    boolean twice = text.startsWith("**", at);
    boolean starts = at == 0 || text.charAt(at - 1) == '/';
    if (twice && starts && text.startsWith("/", at + 2)) {
      regex.append("(?:[^/]+/)*");
      return at + 2;
    }
    if (twice && starts && at + 2 == text.length()) {
      regex.append(".*");
      return at + 1;
    }
    regex.append("[^/]*");
    return twice ? at + 1 : at;
  }

  boolean matches(String path) {
    return pattern.matcher(path).matches();
  }
}
