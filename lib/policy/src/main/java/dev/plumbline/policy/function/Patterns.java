package dev.plumbline.policy.function;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Regular expressions, compiled once. A condition may take one from the code under review, so no
 * more of them are kept than the catalogue has several times over, and no long one.
 */
final class Patterns {
  static final int MOST = 2_000;
  static final int LONGEST = 1_000;

  private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

  Pattern of(String regex) {
    Pattern known = compiled.get(regex);
    if (known != null) {
      return known;
    }
    Pattern pattern = Pattern.compile(regex);
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
