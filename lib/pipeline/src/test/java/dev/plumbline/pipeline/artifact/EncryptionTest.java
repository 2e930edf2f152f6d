package dev.plumbline.pipeline.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.review.ArtifactRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {
  private static final byte[] CONTENT = "resource \"aws_db_instance\" \"main\" {}".getBytes(UTF_8);
  private static final String TEXT = "text/plain";

  @TempDir Path directory;

  @Test
  void keepsNothingReadableAndNamesItByTheContent() throws IOException {
    var store = new DirectoryStore(directory, key(1));

    ArtifactRef ref = store.put(CONTENT, TEXT);

    assertThat(ref.digest()).isEqualTo(Sha256.hex(CONTENT));
    assertThat(store.get(ref)).isEqualTo(CONTENT);
    assertThat(new String(Files.readAllBytes(files().getFirst()), UTF_8)).doesNotContain("aws");
  }

  @Test
  void opensUnderNoOtherKeyNorWithoutOne() throws IOException {
    ArtifactRef ref = new DirectoryStore(directory, key(1)).put(CONTENT, TEXT);

    assertThatThrownBy(() -> new DirectoryStore(directory, key(2)).get(ref))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("encrypted with another key");
    assertThatThrownBy(() -> new DirectoryStore(directory).get(ref))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("encrypted with a key that this service was not given");
  }

  @Test
  void opensInNoOthersPlace() throws IOException {
    Encryption encryption = key(1);
    byte[] closed = encryption.close(Sha256.hex(CONTENT), CONTENT);

    assertThatThrownBy(() -> encryption.open(Sha256.hex(new byte[1]), closed))
        .isInstanceOf(IOException.class);
  }

  @Test
  void stillReadsWhatWasKeptBeforeThereWasAKey() throws IOException {
    ArtifactRef ref = new DirectoryStore(directory).put(CONTENT, TEXT);

    assertThat(new DirectoryStore(directory, key(1)).get(ref)).isEqualTo(CONTENT);
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> Encryption.withKey("c2hvcnQ="))
        .hasMessage("the encryption key has 5 bytes, and needs 32");
    assertThatThrownBy(() -> Encryption.withKey("no base64!"))
        .hasMessage("the encryption key is not Base64");
  }

  private static Encryption key(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Encryption.withKey(Base64.getEncoder().encodeToString(bytes));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
