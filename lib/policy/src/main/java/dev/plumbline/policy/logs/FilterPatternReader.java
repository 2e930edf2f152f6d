package dev.plumbline.policy.logs;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link FilterPattern}; {@code &&} binds more closely than {@code ||}. */
final class FilterPatternReader {
  private static final int LONGEST = 10_000;
  private static final int DEEPEST = 50;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\\{|\\}|\\(|\\)|&&|\\|\\||!=|<=|>=|=|<|>)|\"([^\"]*)\"|'([^']*)'"
              + "|([^\\s(){}=!<>&|\"']+))");

  private record Token(String text, boolean mark) {
    boolean is(String expected) {
      return mark && text.equals(expected);
    }
  }

  private final List<Token> tokens;
  private int next;

  FilterPatternReader(String text) {
    tokens = tokens(text);
  }

  @Nullable FilterPattern read() {
    if (!takes("{")) {
      return null;
    }
    FilterPattern pattern = any(0);
    return pattern != null && takes("}") && next == tokens.size() ? pattern : null;
  }

  private static List<Token> tokens(String text) {
    var found = new ArrayList<Token>();
    String rest = text.length() > LONGEST ? "" : text.strip();
    Matcher matcher = TOKEN.matcher(rest);
    int end = 0;
    while (end < rest.length() && matcher.find(end) && matcher.start() == end) {
      found.add(token(matcher));
      end = matcher.end();
    }
    return end == rest.length() ? found : List.of();
  }

  private static Token token(Matcher matcher) {
    if (matcher.group(1) != null) {
      return new Token(matcher.group(1), true);
    }
    for (int group = 2; group < 4; group++) {
      if (matcher.group(group) != null) {
        return new Token(matcher.group(group), false);
      }
    }
    return new Token(matcher.group(4), false);
  }

  private @Nullable FilterPattern any(int depth) {
    return joined("||", depth, true);
  }

  private @Nullable FilterPattern joined(String operator, int depth, boolean outer) {
    var parts = new ArrayList<FilterPattern>();
    do {
      FilterPattern part = outer ? joined("&&", depth, false) : term(depth);
      if (part == null) {
        return null;
      }
      parts.add(part);
    } while (takes(operator));
    return parts.size() == 1
        ? parts.getFirst()
        : outer ? new FilterPattern.AnyOf(parts) : new FilterPattern.AllOf(parts);
  }

  private @Nullable FilterPattern term(int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    if (takes("(")) {
      FilterPattern inner = any(depth + 1);
      return takes(")") ? inner : null;
    }
    String property = word();
    return property == null || !property.startsWith("$.")
        ? null
        : comparison(property.substring(2));
  }

  private @Nullable FilterPattern comparison(String property) {
    if (takes("=")) {
      String value = word();
      return value == null ? null : new FilterPattern.Equals(property, value, false);
    }
    if (takes("!=")) {
      String value = word();
      return value == null ? null : new FilterPattern.Equals(property, value, true);
    }
    if (takes("<") || takes(">") || takes("<=") || takes(">=")) {
      return word() == null ? null : new FilterPattern.Other(property);
    }
    return test(property);
  }

  /** {@code NOT EXISTS}, {@code IS NULL} and their like. */
  private @Nullable FilterPattern test(String property) {
    String first = word();
    String second = word();
    if (first == null || second == null) {
      return null;
    }
    return first.equalsIgnoreCase("NOT") && second.equalsIgnoreCase("EXISTS")
        ? new FilterPattern.Absent(property)
        : new FilterPattern.Other(property);
  }

  private boolean takes(String mark) {
    boolean there = next < tokens.size() && tokens.get(next).is(mark);
    next += there ? 1 : 0;
    return there;
  }

  private @Nullable String word() {
    return next < tokens.size() && !tokens.get(next).mark() ? tokens.get(next++).text() : null;
  }
}
