package dev.plumbline.model.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
  // RFC 4231, test case 2
  private static final String TEXT = "what do ya want for nothing?";
  private static final String HEX =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private final HmacSha256 hmac = HmacSha256.keyed("Jefe");

  @Test
  void isWhatTheStandardsTestVectorSays() {
    assertThat(hmac.hex(TEXT)).isEqualTo(HEX);
    assertThat(hmac.of(TEXT.getBytes(UTF_8))).isEqualTo(HexFormat.of().parseHex(HEX));
  }

  @Test
  void partsCountAsOne() {
    byte[] parted = hmac.of("what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8));

    assertThat(parted).isEqualTo(HexFormat.of().parseHex(HEX));
  }

  @Test
  void takesNothingButTheWholeOfIt() {
    byte[] content = TEXT.getBytes(UTF_8);

    assertThat(hmac.isHex(content, HEX)).isTrue();
    assertThat(hmac.isHex(content, HEX.substring(0, 62))).isFalse();
    assertThat(hmac.isHex(content, "")).isFalse();
    assertThat(HmacSha256.keyed("jefe").isHex(content, HEX)).isFalse();
  }
}
