package dev.plumbline.validator.tests;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a constraint allows a release or a later one of the same tool. Source: Terraform's
 * documentation of version constraints.
 */
final class Releases {
  private static final Pattern PART =
      Pattern.compile("(!=|<=|>=|~>|=|<|>)?\\s*v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*");

  private Releases() {}

  /**
   * @param constraint {@code ""} for none
   */
  static boolean allow(String constraint, int major, int minor) {
    return Arrays.stream(constraint.split(","))
        .map(String::strip)
        .allMatch(part -> allows(part, major * 1_000_000L + minor));
  }

  /** A part that sets no upper bound allows it, and so does one that nobody understands. */
  private static boolean allows(String part, long wanted) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      return true;
    }
    long major = number(matcher.group(2)) * 1_000_000L;
    long release = major + number(matcher.group(3));
    String operator = matcher.group(1) == null ? "=" : matcher.group(1);
    return switch (operator) {
      case "<" -> wanted < release || (wanted == release && number(matcher.group(4)) > 0);
      case "<=", "=" -> wanted <= release;
      case "~>" -> matcher.group(4) == null ? wanted < major + 1_000_000L : wanted <= release;
      default -> true;
    };
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
