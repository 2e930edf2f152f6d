package dev.plumbline.pipeline.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.review.ArtifactRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final String TEXT = "text/plain";

  @TempDir Path directory;

  @Test
  void keepsTheSameContentOnce() throws IOException {
    var store = new DirectoryStore(directory);

    ArtifactRef first = store.put(CONTENT, TEXT);
    ArtifactRef second = store.put(CONTENT, TEXT);

    assertThat(second).isEqualTo(first);
    assertThat(store.get(first)).isEqualTo(CONTENT);
    assertThat(files()).hasSize(1);
  }

  /** As the machine has it: the runtime tells of each file that it forces to the disk. */
  @Test
  void forcesToTheDiskWhatHasToLastAndNothingOfARunThatIsThrownAway() throws IOException {
    Path root = directory.resolve("store");
    String one = Sha256.hex("one".getBytes(UTF_8)).substring(0, 2);
    String two = Sha256.hex("two".getBytes(UTF_8)).substring(0, 2);
    assertThat(one).isNotEqualTo(two);

    List<Path> forced = forced(new DirectoryStore(root));

    assertThat(forced)
        .as("the names of both, of their directories, and of the store itself")
        .contains(root.resolve(one), root.resolve(two), root, directory);
    assertThat(forced.stream().filter(path -> path.toString().endsWith(".part"))).hasSize(2);
    assertThat(forced(new DirectoryStore(directory.resolve("x"), Envelope.OPEN, false))).isEmpty();
  }

  private List<Path> forced(DirectoryStore store) throws IOException {
    Path file = Files.createTempFile("forced", ".jfr");
    try (var recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
      recording.start();
      store.put("one".getBytes(UTF_8), TEXT);
      store.put("two".getBytes(UTF_8), TEXT);
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .map(event -> Path.of(event.getString("path")))
          .filter(path -> path.startsWith(directory))
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void replacesWhatACrashCutOff() throws IOException {
    var store = new DirectoryStore(directory);
    ArtifactRef ref = store.put(CONTENT, TEXT);
    Files.write(files().getFirst(), new byte[0]);

    assertThatThrownBy(() -> store.get(ref)).hasMessageContaining("is damaged");
    store.put(CONTENT, TEXT);

    assertThat(store.get(ref)).isEqualTo(CONTENT);
  }

  @Test
  void tellsAMissingArtifactFromADamagedOne() throws IOException {
    var store = new DirectoryStore(directory);
    ArtifactRef ref = store.put(CONTENT, TEXT);
    Path file = files().getFirst();

    Files.write(file, "another".getBytes(UTF_8));
    assertThatThrownBy(() -> store.get(ref)).hasMessageContaining("is damaged");

    Files.delete(file);
    assertThatThrownBy(() -> store.get(ref)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void letsNobodyElseRead() throws IOException {
    new DirectoryStore(directory.resolve("store")).put(CONTENT, TEXT);

    assertThat(files())
        .allSatisfy(file ->
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("store"))))
        .isEqualTo("rwx------");
  }

  @Test
  void saysWhatToDoWhenItCanNotWrite() throws IOException {
    Path file = Files.createFile(directory.resolve("no-directory"));
    var store = new DirectoryStore(file);

    assertThatThrownBy(() -> store.put(CONTENT, TEXT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no artifact can be written to " + file)
        .hasMessageContaining("artifacts.directory");
  }

  @Test
  void takesAwayWhatWasNotPutForLong() throws IOException {
    var store = new DirectoryStore(directory);
    Instant longAgo = Instant.now().minus(Duration.ofDays(101));
    ArtifactRef again = store.put(CONTENT, TEXT);
    ArtifactRef old = store.put("old".getBytes(UTF_8), TEXT);
    for (Path file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(longAgo));
    }
    store.put(CONTENT, TEXT);

    Cleaned cleaned = store.clean(Instant.now().minus(Duration.ofDays(100)));

    assertThat(cleaned).isEqualTo(new Cleaned(1, 3));
    assertThat(store.get(again)).isEqualTo(CONTENT);
    assertThatThrownBy(() -> store.get(old)).isInstanceOf(FileNotFoundException.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
