package dev.plumbline.reporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final SignIn signIn = at("secret", Duration.ZERO);

  @Test
  void takesWhatItIssuedUntilItExpires() {
    String cookie = signIn.issue();

    assertThat(signIn.isValid(cookie)).isTrue();
    assertThat(at("secret", SignIn.LASTS.minusSeconds(1)).isValid(cookie)).isTrue();
    assertThat(at("secret", SignIn.LASTS).isValid(cookie)).isFalse();
  }

  @Test
  void takesNothingOfAnotherTokenAndNothingChanged() {
    String cookie = signIn.issue();
    String later = (NOW.getEpochSecond() + 999_999_999) + cookie.substring(cookie.indexOf('.'));

    assertThat(at("another", Duration.ZERO).isValid(cookie)).isFalse();
    assertThat(signIn.isValid(later)).isFalse();
    assertThat(signIn.isValid("secret")).isFalse();
    assertThat(signIn.isValid(null)).isFalse();
    assertThat(signIn.isValid(".")).isFalse();
    assertThat(signIn.isValid("9".repeat(200) + ".x")).isFalse();
  }

  @Test
  void doesNotTellTheToken() {
    assertThat(signIn.issue()).doesNotContain("secret");
    assertThat(signIn.isToken("secret")).isTrue();
    assertThat(signIn.isToken("secre")).isFalse();
  }

  private static SignIn at(String token, Duration later) {
    return new SignIn(token, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
  }
}
