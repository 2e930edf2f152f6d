package dev.plumbline.iac.eval;

import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot as the file functions see it: paths are relative to the root module's directory,
 * where Terraform would be run. Nothing outside the snapshot can be named.
 *
 * @param directory of the root module, {@code ""} for the repository's root
 * @param watcher told of each path that is asked for, whether there is such a file or not
 */
public record Files(SourceTree tree, String directory, Watcher watcher) {
  public static final Files NONE = new Files(SourceTree.EMPTY, "");

  /** Who wants to know what an evaluation reads; paths are as the snapshot names them. */
  public interface Watcher {
    Watcher NOBODY =
        new Watcher() {
          @Override
          public void read(String path) {}

          @Override
          public void listed(String directory) {}
        };

    void read(String path);

    /** The names of all files below a directory were asked for. */
    void listed(String directory);
  }

  public Files(SourceTree tree, String directory) {
    this(tree, directory, Watcher.NOBODY);
  }

  /** {@code path} as the snapshot names it; null when it leaves the snapshot. */
  public @Nullable String resolve(String path) {
    if (path.startsWith("/") || path.startsWith("~") || path.indexOf('\0') >= 0) {
      return null;
    }
    return SourcePaths.normal(directory + "/" + path);
  }

  public byte @Nullable [] read(String path) {
    String resolved = resolve(path);
    if (resolved == null) {
      return null;
    }
    watcher.read(resolved);
    return tree.file(resolved);
  }

  /** Whether the snapshot has files below {@code path}. */
  public boolean isDirectory(String path) {
    String resolved = resolve(path);
    if (resolved == null) {
      return false;
    }
    String prefix = resolved.isEmpty() ? "" : resolved + "/";
    var from = tree.files().tailMap(prefix);
    if (from.isEmpty() || !from.firstKey().startsWith(prefix)) {
      return false;
    }
    watcher.listed(resolved);
    return true;
  }

  /** All files below a directory of the snapshot, by path relative to it. */
  public NavigableMap<String, byte[]> below(String directory) {
    watcher.listed(directory);
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
