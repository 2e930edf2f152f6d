package dev.plumbline.ingest.git;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Lists a directory, as {@link WorkingTree} says which files count. */
final class WorkingTreeWalk {
  private final TreeLimits limits;
  private final Tracked tracked;
  private final TreePaths<Path> paths;

  private WorkingTreeWalk(TreeLimits limits, Tracked tracked) {
    this.limits = limits;
    this.tracked = tracked;
    this.paths = new TreePaths<>(limits);
  }

  /** A directory that is no Git working tree: every file counts. */
  static WorkingTree plain(Path root, TreeLimits limits) throws IOException, SourceException {
    var walk = new WorkingTreeWalk(limits, Tracked.NOTHING);
    walk.directory(root, "", 1, null);
    return new WorkingTree(root, limits, walk.tracked, walk.paths);
  }

  /**
   * A Git working tree.
   *
   * @param exclude the repository's {@code info/exclude}
   */
  static WorkingTree git(Path root, TreeLimits limits, Tracked tracked, Path exclude)
      throws IOException, SourceException {
    var walk = new WorkingTreeWalk(limits, tracked);
    walk.directory(root, "", 1, Ignores.root(exclude));
    return new WorkingTree(root, limits, tracked, walk.paths);
  }

  /**
   * @param prefix the directory's path with a slash at its end, {@code ""} for the root
   * @param ignores null where nothing is ignored
   */
  private void directory(Path directory, String prefix, int depth, @Nullable Ignores ignores)
      throws IOException, SourceException {
    Ignores rules = ignores == null ? null : ignores.enter(prefix, directory);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        // The JVM stands this character for bytes that it could not decode.
        if (name.indexOf('\ufffd') >= 0) {
          paths.omit("name is not UTF-8", prefix + name);
        } else if (TreePaths.isSafeName(name) && !paths.omitsLong(prefix + name)) {
          entry(entry, prefix + name, depth, rules);
        }
      }
    } catch (AccessDeniedException e) {
      if (prefix.isEmpty()) {
        throw new SourceException(directory + " can't be read: permission denied", e);
      }
      paths.omit("permission denied", prefix);
    }
  }

  private void entry(Path entry, String path, int depth, @Nullable Ignores rules)
      throws IOException, SourceException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException _) {
      return; // Gone since the directory was listed.
    }
    if (attributes.isDirectory()) {
      subdirectory(entry, path, depth, rules);
    } else if (rules != null && rules.ignore(path, false) && !tracked.contains(path)) {
      return;
    } else if (attributes.isSymbolicLink()) {
      paths.omit("symbolic link", path);
    } else if (attributes.isRegularFile()) {
      paths.add(path, entry);
    } else {
      paths.omit("no regular file", path);
    }
  }

  private void subdirectory(Path entry, String path, int depth, @Nullable Ignores rules)
      throws IOException, SourceException {
    String prefix = path + "/";
    if (entry.endsWith(".terraform")) {
      // Of what `terraform init` leaves there, only modules are sources.
      trackedBelow(entry, prefix);
      installedModules(entry, prefix, depth);
    } else if (rules != null && Files.exists(entry.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      paths.omit("another repository", path);
    } else if (depth >= limits.depth()) {
      paths.omit("too deep", path);
    } else if (rules == null || !rules.ignore(path, true)) {
      directory(entry, prefix, depth + 1, rules);
    } else {
      // Git looks no further into an ignored directory, but what is tracked there stays tracked.
      trackedBelow(entry, prefix);
    }
  }

  private void trackedBelow(Path directory, String prefix) throws IOException, SourceException {
    for (String path : tracked.entries().tailMap(prefix).keySet()) {
      if (!path.startsWith(prefix)) {
        return;
      }
      Path file = directory.resolve(path.substring(prefix.length()));
      if (isInside(directory, file) && !paths.omitsLong(path)) {
        paths.add(path, file);
      }
    }
  }

  /** Whether {@code file} is a regular file below {@code directory}, no link on the way. */
  private static boolean isInside(Path directory, Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && file.toRealPath().equals(directory.toRealPath().resolve(directory.relativize(file)));
  }

  private void installedModules(Path entry, String prefix, int depth)
      throws IOException, SourceException {
    Path modules = entry.resolve("modules");
    if (Files.isDirectory(modules, LinkOption.NOFOLLOW_LINKS)) {
      directory(modules, prefix + "modules/", depth + 2, null);
    }
  }
}
