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
          int end = text.indexOf(']', i + 2);
          if (end < 0) {
            return null;
          }
          String set = text.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
          regex.append('[').append(set.startsWith("!") ? "^" + set.substring(1) : set).append(']');
          i = end;
        }
        case '{' -> {
          braces.add(i);
          regex.append("(?:");
        }
        case '}' -> {
          if (braces.isEmpty()) {
            return null;
          }
          braces.removeLast();
          regex.append(')');
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
