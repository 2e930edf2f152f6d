package dev.plumbline.model.source;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of the files one stack is made of. Nothing outside of it can be read.
 *
 * @param files content by path relative to the repository's root, with forward slashes, without
 *     {@code ..}; the byte arrays are shared and must not be written to
 */
public record SourceTree(SortedMap<String, byte[]> files) {
  public static final SourceTree EMPTY = new SourceTree(new TreeMap<>());

  public SourceTree {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    for (String path : files.keySet()) {
      if (path.isEmpty() || path.startsWith("/") || ("/" + path + "/").contains("/../")) {
        throw new IllegalArgumentException("path leaves the snapshot: " + path);
      }
    }
  }

  /** For tests and examples: text by path. */
  public static SourceTree ofText(Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new SourceTree(files);
  }

  public byte @Nullable [] file(String path) {
    return files.get(path);
  }

  /** This tree with one file's content replaced or added. */
  public SourceTree with(String path, byte[] content) {
    var changed = new TreeMap<>(files);
    changed.put(path, content);
    return new SourceTree(changed);
  }

  public long bytes() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }
}
