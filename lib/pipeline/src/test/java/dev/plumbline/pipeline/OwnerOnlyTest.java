package dev.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
  @TempDir private Path directory;

  @BeforeEach
  void requireRights() {
    assumeTrue(
        directory.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system knows no rights of others");
  }

  @Test
  void whatIsMadeIsForItsOwner() throws IOException {
    Path deep = OwnerOnly.directory(directory.resolve("a/b"));

    assertThat(rights(deep)).isEqualTo("rwx------");
    assertThat(rights(directory.resolve("a"))).isEqualTo("rwx------");
    assertThat(rights(OwnerOnly.file(deep.resolve("c")))).isEqualTo("rw-------");
  }

  /** An earlier version left them open. */
  @Test
  void whatIsThereIsTakenFromOthersAndKeepsWhatItHolds() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Path file = Files.writeString(open.resolve("file"), "kept");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    OwnerOnly.directory(open);
    OwnerOnly.file(file);

    assertThat(rights(open)).isEqualTo("rwx------");
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(file).content().isEqualTo("kept");
  }

  /** It may be /tmp. */
  @Test
  void aDirectoryThatSomebodyNamedStaysAsItIs() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

    OwnerOnly.made(open);

    assertThat(rights(open)).isEqualTo("rwxr-xr-x");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
