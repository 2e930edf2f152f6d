package dev.plumbline.iac.terraform;

import java.util.Arrays;

/** Paths within the snapshot. */
final class Paths {
  private Paths() {}

  /** {@code to} as seen from the directory {@code from}: {@code .}, {@code ../modules/a}. */
  static String relative(String from, String to) {
    String[] start = from.isEmpty() ? new String[0] : from.split("/");
    String[] end = to.isEmpty() ? new String[0] : to.split("/");
    int shared = 0;
    while (shared < start.length && shared < end.length && start[shared].equals(end[shared])) {
      shared++;
    }
    String up = "../".repeat(start.length - shared);
    String path = up + String.join("/", Arrays.copyOfRange(end, shared, end.length));
    return path.isEmpty() ? "." : path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
