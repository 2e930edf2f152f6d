package dev.plumbline.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and directories that only the user can read who runs the services: sources, findings and
 * keyed state lie in them. Where the file system knows no such rights, they are as the system makes
 * them.
 */
public final class OwnerOnly {
  private static final String DIRECTORY = "rwx------";
  private static final String FILE = "rw-------";

  private OwnerOnly() {}

  /**
   * Makes a directory and those above it that are missing; one that is there is taken from others,
   * those above it stay as they are.
   *
   * @throws IOException when it can't be made, or is somebody else's
   */
  public static Path directory(Path directory) throws IOException {
    made(directory);
    return tightened(directory, DIRECTORY);
  }

  /** Makes a directory where it is missing; one that is there stays as it is. */
  public static Path made(Path directory) throws IOException {
    return Files.createDirectories(directory, attributes(directory, DIRECTORY));
  }

  /** Makes an empty file where it is missing; one that is there is taken from others. */
  public static Path file(Path file) throws IOException {
    if (Files.notExists(file)) {
      Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Files.newByteChannel(file, create, attributes(file, FILE)).close();
    }
    return tightened(file, FILE);
  }

  private static FileAttribute<?>[] attributes(Path path, String rights) {
    return isPosix(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(of(rights))}
        : new FileAttribute<?>[0];
  }

  private static Path tightened(Path path, String rights) throws IOException {
    if (isPosix(path) && !Files.getPosixFilePermissions(path).equals(of(rights))) {
      Files.setPosixFilePermissions(path, of(rights));
    }
    return path;
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Set<PosixFilePermission> of(String rights) {
    return PosixFilePermissions.fromString(rights);
  }
}
