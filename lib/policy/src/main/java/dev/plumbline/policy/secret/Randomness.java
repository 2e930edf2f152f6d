package dev.plumbline.policy.secret;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.Map;

/** Whether a text looks drawn at random, as keys are, rather than written, as names are. */
final class Randomness {
  private static final int SHORTEST = 16;
  private static final int LONGEST = 512;
  private static final double BITS = 3.5;

  /** Names, paths, addresses, versions, ARNs, UUIDs: words and numbers with marks between. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(?i)^(?:[a-z]+|[0-9]+|[a-z]+[0-9]{1,4})(?:[-_./:@"
              + " ,]+(?:[a-z]*|[0-9]+|[a-z]+[0-9]{1,4}))*$"
              + "|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
              + "|^arn:.*|^[a-z][a-z0-9+.-]*://.*|^/.*|^projects/.*|^(?:vpc|subnet|sg|ami|igw|i)-.*");

  private Randomness() {}

  static boolean looksRandom(String text) {
    return text.length() >= SHORTEST
        && text.length() <= LONGEST
        && isMixed(text)
        && entropy(text) >= BITS;
  }

  /** Whether it has letters and digits and is no name, path, address or version. */
  static boolean isMixed(String text) {
    return text.chars().noneMatch(Character::isWhitespace)
        && text.chars().anyMatch(Character::isDigit)
        && text.chars().anyMatch(Character::isLetter)
        && !IDENTIFIER.matches(text);
  }

  /** Shannon's entropy of its characters, in bits a character. */
  static double entropy(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
