package dev.plumbline.model.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {
  // FIPS 180-4's example of one block
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isWhatTheStandardsExampleSays() {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(Sha256.hex("abc".getBytes(UTF_8))).isEqualTo(ABC);
  }

  @Test
  void whatComesInPartsCountsAsOne() {
    MessageDigest digest = Sha256.begun();
    digest.update("a".getBytes(UTF_8));

    byte[] all = digest.digest("bc".getBytes(UTF_8));

    assertThat(HexFormat.of().formatHex(all)).isEqualTo(ABC);
  }
}
