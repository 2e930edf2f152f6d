package dev.plumbline.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.SecretText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static final String RANDOM = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1";

  @Test
  void aTokenWithAChecksumCountsOnlyWhenItIsRight() {
    String right = "ghp_" + RANDOM + Formats.checksum(RANDOM);

    assertThat(Formats.foundIn("token: " + right)).isTrue();
    assertThat(Formats.foundIn("ghp_" + RANDOM + "000000")).isFalse();
    assertThat(Formats.foundIn(right.replace("ghp_", "npm_"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAQ2ZRHKLMNPQRSTAB",
        "-----BEGIN RSA PRIVATE KEY-----",
        "glpat-aB3dE5fG7hJ9kL1mN3pQ",
        "postgres://orders:Tr0ub4dor3@db.internal:5432/orders",
        "QUtJQVEyWlJIS0xNTlBRUlNUQUI="
      })
  void knownFormatsAreFound(String text) {
    assertThat(Formats.foundIn(text)).isTrue();
    String shown = SecretText.maskedLines(text + "\nMIIEowIBAAKCAQEAx");
    assertThat(shown).as("what is found is hidden where it is shown").contains("•");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "postgres://orders:${var.password}@db.internal/orders",
        "postgres://user:password@db.internal/orders",
        "https://registry.example.com:8443/path@v1",
        "arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders-a1B2c3"
      })
  void examplesReferencesAndPlacesAreNot(String text) {
    assertThat(Formats.foundIn(text)).isFalse();
  }
}
