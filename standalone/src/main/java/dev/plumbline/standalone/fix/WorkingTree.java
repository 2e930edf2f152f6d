package dev.plumbline.standalone.fix;

import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes what was made of a review into the files that were reviewed, all of them or none. */
public final class WorkingTree {
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("rw-r--r--");

  private final Path root;

  /**
   * @param root the repository's, without links in it
   */
  public WorkingTree(Path root) {
    this.root = root;
  }

  /**
   * @throws Problem when a file is not what was reviewed; then nothing is written
   * @throws IOException when a file can't be written
   */
  public void apply(List<FileChange> changes) throws IOException {
    for (FileChange change : changes) {
      requireUnchanged(change);
    }
    Map<Path, Path> aside = new LinkedHashMap<>();
    try {
      for (FileChange change : changes) {
        Path target = root.resolve(change.path());
        aside.put(target, written(target, change.after()));
      }
      for (Map.Entry<Path, Path> one : aside.entrySet()) {
        Files.move(one.getValue(), one.getKey(), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path left : aside.values()) {
        Files.deleteIfExists(left);
      }
    }
  }

  /**
   * Removes files, all of them or none.
   *
   * @throws Problem when a file is not what was reviewed; then nothing is removed
   * @throws IOException when a file can't be removed
   */
  public void remove(List<FileChange> files) throws IOException {
    for (FileChange file : files) {
      requireUnchanged(file);
    }
    for (FileChange file : files) {
      Files.deleteIfExists(root.resolve(file.path()));
    }
  }

  private void requireUnchanged(FileChange change) throws IOException {
    Path file = root.resolve(change.path());
    requireInside(file, change.path());
    boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    byte[] now = there ? Files.readAllBytes(file) : null;
    if (!Arrays.equals(now, change.reviewed())) {
      throw Problem.usage(
          change.path() + " is not what was reviewed; nothing was written: run the command again");
    }
  }

  /** What is there of the way to a file lies in the repository; a link may lead anywhere. */
  private void requireInside(Path file, String path) throws IOException {
    Path there = file;
    while (!there.equals(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = Objects.requireNonNull(there.getParent());
    }
    boolean linked = Files.isSymbolicLink(there) || !there.toRealPath().equals(there);
    if (linked || !there.startsWith(root)) {
      throw Problem.usage(path + " is reached through a link; nothing was written");
    }
  }

  private static Path written(Path target, byte[] content) throws IOException {
    Path directory = Objects.requireNonNull(target.getParent());
    Files.createDirectories(directory);
    Path aside = Files.createTempFile(directory, ".plumbline", ".part");
    Files.write(aside, content);
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(
          aside, Files.exists(target) ? Files.getPosixFilePermissions(target) : READABLE);
    }
    return aside;
  }
}
