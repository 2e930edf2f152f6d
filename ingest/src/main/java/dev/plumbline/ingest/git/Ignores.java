package dev.plumbline.ingest.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one directory's {@code .gitignore} and of all above it.
 *
 * @param directory that the rules belong to, with a slash at its end; {@code ""} for the root
 */
record Ignores(@Nullable Ignores parent, String directory, IgnoreNode rules) {
  private static final long MAX_BYTES = 1 << 20;

  /** Rules of the root: {@code .git/info/exclude}, where there is one. */
  static Ignores root(Path exclude) throws IOException {
    return new Ignores(null, "", parse(exclude));
  }

  /** These rules and those of {@code directory}'s own file. */
  Ignores enter(String directory, Path onDisk) throws IOException {
    Path file = onDisk.resolve(".gitignore");
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? new Ignores(this, directory, parse(file))
        : this;
  }

  /** Whether the path, whose parents are not ignored, is. */
  boolean ignore(String path, boolean isDirectory) {
    for (Ignores level = this; level != null; level = level.parent) {
      String relative = path.substring(level.directory.length());
      Boolean verdict = level.rules.checkIgnored(relative, isDirectory);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }

  private static IgnoreNode parse(Path file) throws IOException {
    var node = new IgnoreNode();
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES) {
      try (InputStream in = Files.newInputStream(file)) {
        node.parse(in);
      }
    }
    return node;
  }
}
