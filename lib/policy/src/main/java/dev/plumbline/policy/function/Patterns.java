package dev.plumbline.policy.function;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Regular expressions, compiled once. A condition may take one from the code under review, so no
 * more of them are kept than the catalogue has several times over, and no long one.
 */
final class Patterns {
  static final int MOST = 2_000;
  static final int LONGEST = 1_000;

  private final Map<String, BoundedPattern> compiled = new ConcurrentHashMap<>();

  BoundedPattern of(String regex) {
    BoundedPattern known = compiled.get(regex);
    if (known != null) {
      return known;
    }
    BoundedPattern pattern = BoundedPattern.of(regex);
    if (regex.length() <= LONGEST) {
      if (compiled.size() >= MOST) {
        compiled.clear();
      }
      compiled.put(regex, pattern);
    }
    return pattern;
  }

  int kept() {
    return compiled.size();
  }
}
