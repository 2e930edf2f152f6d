package dev.plumbline.ingest.git;

import dev.plumbline.model.source.SourcePaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects the paths of a tree and counts what is left out, so that a tree with ten thousand
 * symbolic links has one note and not ten thousand.
 */
final class TreePaths<T> {
  private static final int EXAMPLES = 3;

  private final TreeLimits limits;
  private final NavigableMap<String, T> files = new TreeMap<>();
  private final NavigableMap<String, NavigableSet<String>> omitted = new TreeMap<>();
  private final NavigableMap<String, Integer> omittedCounts = new TreeMap<>();

  TreePaths(TreeLimits limits) {
    this.limits = limits;
  }

  /**
   * @throws SourceException when the tree holds more files than the limit
   */
  void add(String path, T file) throws SourceException {
    if (files.size() == limits.files()) {
      throw new SourceException(
          "the repository has more than "
              + limits.files()
              + " files; name the directories to review, or raise the limit");
    }
    files.put(path, file);
  }

  /**
   * Leaves {@code path} out, for a reason that is a constant phrase. Named are the first in order,
   * since directories are listed in none.
   */
  void omit(String reason, String path) {
    omittedCounts.merge(reason, 1, Integer::sum);
    var examples = omitted.computeIfAbsent(reason, _ -> new TreeSet<>());
    examples.add(printable(path));
    if (examples.size() > EXAMPLES) {
      examples.pollLast();
    }
  }

  /** Leaves {@code path}, a file's or a directory's, out where it is longer than a key may be. */
  boolean omitsLong(String path) {
    boolean isLong =
        path.length() > SourcePaths.MAX_BYTES
            || path.getBytes(StandardCharsets.UTF_8).length > SourcePaths.MAX_BYTES;
    if (isLong) {
      omit("path is too long", path);
    }
    return isLong;
  }

  NavigableMap<String, T> files() {
    return files;
  }

  List<String> notes() {
    var notes = new ArrayList<String>();
    omitted.forEach((reason, examples) -> {
      int count = omittedCounts.getOrDefault(reason, 0);
      String more = count > examples.size() ? ", …" : "";
      notes.add("not read, " + reason + " (" + count + "): " + String.join(", ", examples) + more);
    });
    return List.copyOf(notes);
  }

  /** Whether a directory's entry may be followed: no way out, no repository's own files. */
  static boolean isSafeName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && !name.equalsIgnoreCase(".git")
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static String printable(String path) {
    var safe = new StringBuilder();
    path.codePoints()
        .limit(120)
        .forEach(point -> safe.appendCodePoint(Character.isISOControl(point) ? '\ufffd' : point));
    return safe.toString();
  }
}
