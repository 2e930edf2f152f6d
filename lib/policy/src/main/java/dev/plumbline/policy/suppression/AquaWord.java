package dev.plumbline.policy.suppression;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code trivy:ignore:} and {@code tfsec:ignore:}, as their documentation
 * describes it: {@code AWS-0086[bucket=x]:exp:2027-01-01:ws:dev-*}.
 *
 * @param until as written; null for no end
 * @param problem what is not understood, as the end of a sentence; {@code ""} for nothing
 */
record AquaWord(String id, Limits limits, @Nullable String until, String problem) {
  private static final Set<String> KEYS = Set.of("exp", "ws");
  private static final int MOST = 50;

  static AquaWord parse(String word) {
    int end = 0;
    while (end < word.length() && word.charAt(end) != '[' && word.charAt(end) != ':') {
      end++;
    }
    String id = word.substring(0, end);
    Map<String, String> attributes = new HashMap<>();
    if (end < word.length() && word.charAt(end) == '[') {
      int close = word.indexOf(']', end);
      if (close < 0 || !attributes(word.substring(end + 1, close), attributes)) {
        return notUnderstood(id, word.substring(end));
      }
      end = close + 1;
    }
    Map<String, String> said = new HashMap<>();
    return settings(word.substring(end), said)
        ? new AquaWord(id, new Limits(said.getOrDefault("ws", ""), attributes), said.get("exp"), "")
        : notUnderstood(id, word.substring(end));
  }

  /** {@code name=x,logging.prefix=y}; false where it is not of that form. */
  private static boolean attributes(String text, Map<String, String> into) {
    for (String one : text.split(",", MOST)) {
      int equals = one.indexOf('=');
      if (equals <= 0 || into.put(one.substring(0, equals), one.substring(equals + 1)) != null) {
        return false;
      }
    }
    return true;
  }

  /** {@code :exp:2027-01-01:ws:dev}, in any order; false where it is not of that form. */
  private static boolean settings(String text, Map<String, String> into) {
    if (text.isEmpty()) {
      return true;
    }
    String[] parts = text.split(":", MOST);
    if (!parts[0].isEmpty() || parts.length % 2 == 0) {
      return false;
    }
    for (int i = 1; i < parts.length; i += 2) {
      if (!KEYS.contains(parts[i])
          || parts[i + 1].isEmpty()
          || into.put(parts[i], parts[i + 1]) != null) {
        return false;
      }
    }
    return true;
  }

  private static AquaWord notUnderstood(String id, String rest) {
    return new AquaWord(
        id, Limits.NONE, null, ", since \"" + Settings.shown(rest) + "\" is not understood");
  }
}
