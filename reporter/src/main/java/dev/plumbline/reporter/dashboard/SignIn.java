package dev.plumbline.reporter.dashboard;

import dev.plumbline.model.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a browser holds once somebody gave the operator's token: {@code EXPIRES.HMAC}, where EXPIRES
 * is in seconds since 1970 and HMAC is SHA-256 over it, keyed with the token. The cookie does not
 * tell the token, every reporter with the same token takes it, and another token ends it.
 */
final class SignIn {
  static final String COOKIE = "plumbline_session";
  static final Duration LASTS = Duration.ofDays(7);
  private static final int LONGEST = 100;

  private final byte[] token;
  private final HmacSha256 seal;
  private final Clock clock;

  SignIn(String token, Clock clock) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.seal = HmacSha256.keyed(token);
    this.clock = clock;
  }

  /** Compared in constant time. */
  boolean isToken(String given) {
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  /** A value of the cookie that lasts {@link #LASTS} from now. */
  String issue() {
    String expires = Long.toString(clock.instant().plus(LASTS).getEpochSecond());
    return expires + "." + seal.hex(sealed(expires));
  }

  boolean isValid(@Nullable String cookie) {
    int dot = cookie == null ? -1 : cookie.indexOf('.');
    if (cookie == null || dot < 0 || cookie.length() > LONGEST) {
      return false;
    }
    String expires = cookie.substring(0, dot);
    return expires.matches("\\d{1,15}")
        && seal.isHex(sealed(expires), cookie.substring(dot + 1))
        && clock.instant().getEpochSecond() < Long.parseLong(expires);
  }

  private static byte[] sealed(String expires) {
    return ("dashboard " + expires).getBytes(StandardCharsets.UTF_8);
  }
}
