package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.SourcePaths;
import java.util.Optional;
import java.util.Set;

/** Arithmetic on a repository's paths: text only, no file system is asked. */
final class Paths {
  /** Directories that hold copies of others' code, never stacks of this repository. */
  private static final Set<String> FOREIGN =
      Set.of(".terraform", ".terragrunt-cache", "node_modules", ".git");

  private Paths() {}

  static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  /**
   * Where {@code relative} leads from {@code directory}; empty when that is outside of the
   * repository. The root is {@code ""}.
   */
  static Optional<String> resolve(String directory, String relative) {
    if (relative.startsWith("/") || relative.indexOf('\\') >= 0 || relative.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(SourcePaths.normal(directory + "/" + relative));
  }

  static boolean isForeign(String path) {
    for (String segment : SourcePaths.directory(path).split("/", -1)) {
      if (FOREIGN.contains(segment)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code path} is {@code directory} or lies below it. */
  static boolean isWithin(String path, String directory) {
    return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
  }
}
