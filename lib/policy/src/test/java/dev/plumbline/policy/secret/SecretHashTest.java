package dev.plumbline.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretHashTest {
  private static final SecretHash HASH = SecretHash.keyed("a key that nobody can guess");

  @Test
  void aCredentialHasTheSameHashWhereverItStands() {
    String alone = HASH.of("AKIAQ2ZRHKLMNPQRSTAB");

    assertThat(alone).matches("[0-9a-f]{16}");
    assertThat(HASH.of("#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIAQ2ZRHKLMNPQRSTAB\n"))
        .isEqualTo(alone);
    assertThat(HASH.of("QUtJQVEyWlJIS0xNTlBRUlNUQUI=")).as("in Base64").isEqualTo(alone);
    assertThat(HASH.of("AKIAQ2ZRHKLMNPQRSTAC")).isNotEqualTo(alone);
  }

  @Test
  void whatStandsAroundACredentialIsNotPartOfIt() {
    String secret = "q7Zp3Xv9Lk2Mn8Rt5Yw1Bc4Df6Gh0JsAeUiOpQrS";

    assertThat(HASH.of("aws_secret_access_key = \"" + secret))
        .isEqualTo(HASH.of("AWS_SECRET_KEY=" + secret));
    assertThat(HASH.of("postgres://orders:Tr0ub4dor3@db.internal:5432/orders"))
        .isEqualTo(HASH.of("mysql://other:Tr0ub4dor3@elsewhere/orders"));
  }

  @Test
  void privateKeysDifferByTheirBodies() {
    String key = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n";

    assertThat(HASH.of(key.formatted("MIIEvQIBADANBg")))
        .isNotEqualTo(HASH.of(key.formatted("MIIEvgIBADANBg")));
    assertThat(HASH.of("x=1\n" + key.formatted("MIIEvQIBADANBg") + "y=2"))
        .isEqualTo(HASH.of(key.formatted("MIIEvQIBADANBg")));
  }

  @Test
  void itIsAnHmacUnderTheKey() {
    // RFC 4231, test case 2
    assertThat(SecretHash.keyed("Jefe").of("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e");
  }

  @Test
  void withoutAKeyThereIsNone() {
    assertThat(SecretHash.NONE.of("AKIAQ2ZRHKLMNPQRSTAB")).isEmpty();
  }
}
