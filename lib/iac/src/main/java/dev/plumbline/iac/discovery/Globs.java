package dev.plumbline.iac.discovery;

/**
 * Patterns of paths and branches: {@code *} is anything but a slash, {@code **} anything, {@code ?}
 * one character. A pattern that names a directory covers what is below it. Linear in time, whatever
 * the pattern.
 */
final class Globs {
  private Globs() {}

  static boolean matches(String pattern, String path) {
    String plain = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    if (plain.startsWith("./")) {
      plain = plain.substring(2);
    }
    return from(plain, path, true) || (plain.equals(".") && path.isEmpty());
  }

  /** Runs over the path once with the set of places in the pattern that it can be at. */
  private static boolean from(String pattern, String path, boolean below) {
    boolean[] at = new boolean[pattern.length() + 1];
    at[0] = true;
    close(pattern, at);
    for (int i = 0; i < path.length(); i++) {
      if (below && at[pattern.length()] && path.charAt(i) == '/') {
        return true;
      }
      at = step(pattern, at, path.charAt(i));
    }
    return at[pattern.length()];
  }

  private static boolean[] step(String pattern, boolean[] at, char c) {
    boolean[] next = new boolean[at.length];
    for (int p = 0; p < pattern.length(); p++) {
      if (!at[p]) {
        continue;
      }
      if (pattern.startsWith("**", p)) {
        next[p] = true;
      } else if (pattern.charAt(p) == '*') {
        next[p] |= c != '/';
      } else if (pattern.charAt(p) == '?' ? c != '/' : pattern.charAt(p) == c) {
        next[p + 1] = true;
      }
    }
    close(pattern, next);
    return next;
  }

  /** A star may also stand for nothing, and {@code **}{@code /} for no directory at all. */
  private static void close(String pattern, boolean[] at) {
    for (int p = 0; p < pattern.length(); p++) {
      if (at[p] && pattern.startsWith("**/", p)) {
        at[p + 2] = true;
        at[p + 3] = true;
      } else if (at[p] && pattern.startsWith("**", p)) {
        at[p + 2] = true;
      } else if (at[p] && pattern.charAt(p) == '*') {
        at[p + 1] = true;
      }
    }
  }
}
