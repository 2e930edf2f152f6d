package dev.plumbline.policy.secret;

import com.google.re2j.Pattern;
import dev.plumbline.model.source.SecretText;

/**
 * Credentials that a shell script sets as variables, as in {@code export DB_PASSWORD=…}: a literal
 * under a name that says what it is. What another command or variable brings is none, nor is a
 * path, a name or a placeholder.
 */
public final class Scripts {
  private static final int LONGEST = 100_000;
  private static final int SHORTEST = 8;

  /** Bash manual, "Shell Parameters" and "Quoting"; {@code /etc/environment} is written alike. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?im)^[ \\t]*(?:export[ \\t]+|readonly[ \\t]+)?(?:[a-z0-9]\\w*_)?"
              + SecretText.NAMES
              + "=(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\s\"'`;&|()<>]+))(?:[ \\t;&|]|$)");

  private Scripts() {}

  /** Whether a script, also one in Base64, sets one. */
  public static boolean assignIn(String text) {
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return assigned(part) || assigned(Formats.decoded(part));
  }

  private static boolean assigned(String script) {
    var found = ASSIGNMENT.matcher(script);
    while (found.find()) {
      for (int quoting = 1; quoting <= found.groupCount(); quoting++) {
        String value = found.group(quoting);
        if (value != null && isCredential(value)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCredential(String value) {
    return value.length() >= SHORTEST
        && value.indexOf('$') < 0
        && value.indexOf('`') < 0
        && Randomness.isMixed(value)
        && !Placeholder.is(value);
  }
}
