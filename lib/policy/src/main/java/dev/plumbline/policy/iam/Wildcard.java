package dev.plumbline.policy.iam;

import java.util.Locale;

/** IAM's patterns: {@code *} stands for any characters, {@code ?} for one; case does not matter. */
final class Wildcard {
  private Wildcard() {}

  static boolean isIn(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  static boolean matches(String pattern, String text) {
    return matchesLower(pattern.toLowerCase(Locale.ROOT), text.toLowerCase(Locale.ROOT));
  }

  /** Greedy with one point of return, so that the time is at most the product of the lengths. */
  static boolean matchesLower(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
