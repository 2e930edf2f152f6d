package dev.plumbline.model.source;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Paths in a repository as texts, with forward slashes; {@code ""} is its root. */
public final class SourcePaths {
  /**
   * A longer path is not read, in bytes of UTF-8. A stack's path is part of keys: with repository,
   * ref and environment it has to fit into a row of PostgreSQL's indexes.
   */
  public static final int MAX_BYTES = 1_024;

  private SourcePaths() {}

  /** The directory that a path is in. */
  public static String directory(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The last name of a path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A path without {@code .} and {@code ..}; null when it climbs above the root. */
  public static @Nullable String normal(String path) {
    var names = new ArrayDeque<String>();
    for (String name : path.split("/", -1)) {
      switch (name) {
        case "", "." -> {}
        case ".." -> {
          if (names.pollLast() == null) {
            return null;
          }
        }
        default -> names.addLast(name);
      }
    }
    return String.join("/", names);
  }
}
