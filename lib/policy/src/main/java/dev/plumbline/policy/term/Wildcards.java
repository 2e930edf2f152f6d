package dev.plumbline.policy.term;

import com.google.re2j.Pattern;
import java.util.List;

/** Texts with {@code *} for any characters, compared in linear memory and without recursion. */
public final class Wildcards {
  private static final Pattern EVERYTHING =
      Pattern.compile("[*./_\\[\\]-]*(?:\\*\\.(?:tf|tofu|ya?ml|json|template))?");

  private Wildcards() {}

  /**
   * Whether patterns leave nothing out: there is none, or one that is met by whatever there is, if
   * only by its form, as by {@code *}, {@code **&#47;*}, {@code *.tf} and {@code *_*}.
   */
  public static boolean areBroad(List<String> patterns) {
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(pattern -> pattern.contains("*") && EVERYTHING.matcher(pattern).matches());
  }

  public static boolean match(String pattern, String text) {
    int at = 0;
    int in = 0;
    int star = -1;
    int retry = 0;
    while (in < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        retry = in;
      } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
