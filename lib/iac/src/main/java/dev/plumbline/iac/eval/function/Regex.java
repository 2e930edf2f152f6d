package dev.plumbline.iac.eval.function;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.PatternSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions in RE2's syntax on Java's engine. What RE2 lacks (look-around,
 * back-references, possessive quantifiers) is refused; matching spends the budget, since Java's
 * engine backtracks.
 */
final class Regex {
  private static final int LIMIT = 10_000;

  private Regex() {}

  /**
   * @throws ArgumentException when it is no pattern
   */
  static Pattern compile(String pattern, int argument) throws ArgumentException {
    if (pattern.length() > LIMIT) {
      throw new ArgumentException(argument, "the pattern is too long");
    }
    if (!PatternSize.of(pattern).isUsual()) {
      throw new ArgumentException(argument, "it is no valid pattern: invalid repeat count");
    }
    try {
      return Pattern.compile(translate(pattern, argument));
    } catch (PatternSyntaxException e) {
      throw new ArgumentException(argument, "it is no valid pattern: " + e.getDescription());
    }
  }

  private static String translate(String pattern, int argument) throws ArgumentException {
    var out = new StringBuilder();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        char next = pattern.charAt(++i);
        if ((next >= '1' && next <= '9') || "kGRXhHN".indexOf(next) >= 0) {
          throw new ArgumentException(argument, "\\" + next + " is not supported");
        }
        out.append(escape(next));
        if ((next == 'p' || next == 'P') && pattern.startsWith("{", i + 1)) {
          int end = Math.max(i, pattern.indexOf('}', i));
          out.append(pattern, i + 1, end + 1);
          i = end;
        }
      } else if (inClass) {
        i = inClass(pattern, i, out);
        inClass = c != ']';
      } else if (c == '[') {
        i = openClass(pattern, i, out);
        inClass = true;
      } else if (pattern.startsWith("(?", i)) {
        i = group(pattern, i, argument, out);
      } else {
        out.append(c);
        boolean quantifier = "*+?}".indexOf(c) >= 0 && i > 0;
        if (quantifier && pattern.startsWith("+", i + 1)) {
          throw new ArgumentException(argument, "possessive quantifiers are not supported");
        }
      }
    }
    return out.toString();
  }

  private static String escape(char next) {
    return switch (next) {
      case 'z' -> "\\z";
      case 'C' -> ".";
      // In Java the class of white space holds \x0B as well, in RE2 it does not.
      case 's' -> "[\\t\\n\\f\\r ]";
      case 'S' -> "[^\\t\\n\\f\\r ]";
      default -> "\\" + next;
    };
  }

  private static int openClass(String pattern, int at, StringBuilder out) {
    int i = at;
    out.append('[');
    if (pattern.startsWith("^", i + 1)) {
      out.append('^');
      i++;
    }
    if (pattern.startsWith("]", i + 1)) {
      out.append("\\]");
      i++;
    }
    return i;
  }

  private static int inClass(String pattern, int at, StringBuilder out) {
    char c = pattern.charAt(at);
    int end = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
    if (end > 0) {
      boolean negated = pattern.charAt(at + 2) == '^';
      String name = pattern.substring(at + (negated ? 3 : 2), end);
      out.append(negated ? "\\P{" : "\\p{").append(posix(name)).append('}');
      return end + 1;
    }
    // In Java these mean something within a class.
    out.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
    return at;
  }

  private static String posix(String name) {
    return switch (name) {
      case "xdigit" -> "XDigit";
      case "ascii" -> "ASCII";
      case "word" -> "Alnum}_\\p{Alnum";
      default -> name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    };
  }

  private static int group(String pattern, int at, int argument, StringBuilder out)
      throws ArgumentException {
    if (pattern.startsWith("(?P<", at)) {
      out.append("(?<");
      return at + 3;
    }
    if (pattern.startsWith("(?=", at)
        || pattern.startsWith("(?!", at)
        || pattern.startsWith("(?<=", at)
        || pattern.startsWith("(?<!", at)
        || pattern.startsWith("(?>", at)) {
      throw new ArgumentException(argument, "look-around and atomic groups are not supported");
    }
    out.append("(?");
    return at + 1;
  }

  /**
   * The next match as Go's engine has it: an empty one right behind the one before does not count.
   *
   * @param last where the match before ended, -1 before the first
   */
  static boolean next(Matcher matcher, int last) {
    while (matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != last) {
        return true;
      }
    }
    return false;
  }

  static Matcher matcher(Pattern pattern, String text, Budget budget) {
    return pattern.matcher(new Paid(text, budget));
  }

  /**
   * Replaces {@code $1}, {@code $name} and <code>${name}</code>; a group that is not there is
   * empty. Stops where it is longer than any text may be.
   */
  static String expand(String replacement, Matcher matcher) {
    var out = new StringBuilder();
    for (int i = 0; i < replacement.length() && out.length() <= Budget.LONGEST_TEXT; i++) {
      char c = replacement.charAt(i);
      if (c != '$') {
        out.append(c);
        continue;
      }
      if (replacement.startsWith("$", i + 1)) {
        out.append('$');
        i++;
        continue;
      }
      boolean braces = replacement.startsWith("{", i + 1);
      int start = i + (braces ? 2 : 1);
      int end = start;
      while (end < replacement.length()
          && (Character.isLetterOrDigit(replacement.charAt(end))
              || replacement.charAt(end) == '_')) {
        end++;
      }
      if (end == start || (braces && !replacement.startsWith("}", end))) {
        out.append('$');
        continue;
      }
      out.append(group(replacement.substring(start, end), matcher));
      i = braces ? end : end - 1;
    }
    return out.toString();
  }

  private static String group(String name, Matcher matcher) {
    Integer index =
        name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 5
            ? (Integer) Integer.parseInt(name)
            : matcher.namedGroups().get(name);
    if (index == null || index > matcher.groupCount()) {
      return "";
    }
    String group = matcher.group(index);
    return group == null ? "" : group;
  }

  /** A text whose every look at a character costs a step. */
  private record Paid(String text, Budget budget) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      budget.spend(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
