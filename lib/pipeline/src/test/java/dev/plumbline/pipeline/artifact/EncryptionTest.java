package dev.plumbline.pipeline.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** An unchanged stack's sources are put again with each review. */
  @Test
  void isPutAnewWhereItIsUnderAnotherKey() throws IOException {
    new DirectoryStore(directory, key(1)).put(CONTENT, TEXT);
    var store = new DirectoryStore(directory, key(2));

    ArtifactRef ref = store.put(CONTENT, TEXT);

    assertThat(store.get(ref)).isEqualTo(CONTENT);
  }

  @Test
  void isPutAnewWhereItIsInTheClear() throws IOException {
    new DirectoryStore(directory).put(CONTENT, TEXT);

    new DirectoryStore(directory, key(1)).put(CONTENT, TEXT);

    assertThat(files()).hasSize(1);
    assertThat(new String(Files.readAllBytes(files().getFirst()), UTF_8)).doesNotContain("aws");
  }

  @Test
  void isPutAnewWhereItIsDamagedThoughAsLong() throws IOException {
    for (Envelope envelope : List.of(Envelope.OPEN, key(1))) {
      var store = new DirectoryStore(directory, envelope);
      ArtifactRef ref = store.put(CONTENT, TEXT);
      byte[] damaged = Files.readAllBytes(files().getFirst());
      damaged[damaged.length / 2] ^= 1;
      Files.write(files().getFirst(), damaged);

      store.put(CONTENT, TEXT);

      assertThat(store.get(ref)).isEqualTo(CONTENT);
    }
  }

  @Test
  void opensWhatIsUnderAPreviousKeyAndClosesUnderTodays() throws IOException {
    ArtifactRef old = new DirectoryStore(directory, key(1)).put(CONTENT, TEXT);
    var store = new DirectoryStore(directory, Encryption.withKeys(base64(2), List.of(base64(1))));

    assertThat(store.get(old)).isEqualTo(CONTENT);
    ArtifactRef put = store.put("new".getBytes(UTF_8), TEXT);
    assertThat(new DirectoryStore(directory, key(2)).get(put)).asString().isEqualTo("new");
  }

  @Test
  void takesPreviousKeysFromTheSettings() throws IOException {
    ArtifactRef old = new DirectoryStore(directory, key(1)).put(CONTENT, TEXT);
    var settings = new HashMap<String, String>();
    settings.put("PLUMBLINE_ARTIFACTS_PREVIOUS_KEYS", base64(3) + ",\n" + base64(1) + "\n");
    var flags = Map.of("artifacts.directory", directory.toString());

    assertThatThrownBy(() -> Configuration.load(new Sources(flags, settings, null)))
        .hasMessageContaining("previous-keys are only read with, beside an encryption-key");
    settings.put("PLUMBLINE_ARTIFACTS_ENCRYPTION_KEY", base64(2));
    var config = Configuration.load(new Sources(flags, settings, null)).artifacts();

    assertThat(ArtifactStore.open(config).get(old)).isEqualTo(CONTENT);
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> Encryption.withKeys("c2hvcnQ=", List.of()))
        .hasMessage("the encryption key has 5 bytes, and needs 32");
    assertThatThrownBy(() -> Encryption.withKeys("no base64!", List.of()))
        .hasMessage("the encryption key is not Base64");
  }

  private static Encryption key(int seed) {
    return Encryption.withKeys(base64(seed), List.of());
  }

  private static String base64(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(bytes);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
