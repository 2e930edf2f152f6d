package dev.plumbline.iac.eval;

import dev.plumbline.model.source.SourceTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot as the file functions see it: paths are relative to the root module's directory,
 * where Terraform would be run. Nothing outside the snapshot can be named.
 *
 * @param directory of the root module, {@code ""} for the repository's root
 */
public record Files(SourceTree tree, String directory) {
  public static final Files NONE = new Files(SourceTree.EMPTY, "");

  /** {@code path} as the snapshot names it; null when it leaves the snapshot. */
  public @Nullable String resolve(String path) {
    if (path.startsWith("/") || path.startsWith("~") || path.indexOf('\0') >= 0) {
      return null;
    }
    return normalize(directory + "/" + path);
  }

  /** A path without {@code .} and {@code ..}; null when it climbs above the snapshot's root. */
  public static @Nullable String normalize(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (parts.pollLast() == null) {
            return null;
          }
        }
        default -> parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  public byte @Nullable [] read(String path) {
    String resolved = resolve(path);
    return resolved == null ? null : tree.file(resolved);
  }

  /** All files below a directory of the snapshot, by path relative to it. */
  public NavigableMap<String, byte[]> below(String directory) {
    NavigableMap<String, byte[]> below = new java.util.TreeMap<>();
    String prefix = directory.isEmpty() ? "" : directory + "/";
    tree.files()
        .tailMap(prefix)
        .forEach((path, content) -> {
          if (path.startsWith(prefix)) {
            below.put(path.substring(prefix.length()), content);
          }
        });
    return below;
  }
}
