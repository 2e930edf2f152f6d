package dev.plumbline.reporter.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a browser holds once somebody gave the operator's token: {@code EXPIRES.HMAC}, where EXPIRES
 * is in seconds since 1970 and HMAC is SHA-256 over it, keyed with the token. The cookie does not
 * tell the token, every reporter with the same token takes it, and another token ends it.
 */
final class SignIn {
  static final String COOKIE = "plumbline_session";
  static final Duration LASTS = Duration.ofDays(7);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST = 100;

  private final byte[] token;
  private final Clock clock;

  SignIn(String token, Clock clock) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  /** Compared in constant time. */
  boolean isToken(String given) {
    return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  /** A value of the cookie that lasts {@link #LASTS} from now. */
  String issue() {
    String expires = Long.toString(clock.instant().plus(LASTS).getEpochSecond());
    return expires + "." + seal(expires);
  }

  boolean isValid(@Nullable String cookie) {
    int dot = cookie == null ? -1 : cookie.indexOf('.');
    if (cookie == null || dot < 0 || cookie.length() > LONGEST) {
      return false;
    }
    String expires = cookie.substring(0, dot);
    return expires.matches("\\d{1,15}")
        && MessageDigest.isEqual(
            seal(expires).getBytes(StandardCharsets.US_ASCII),
            cookie.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))
        && clock.instant().getEpochSecond() < Long.parseLong(expires);
  }

  private String seal(String expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token, ALGORITHM));
      byte[] sealed = mac.doFinal(("dashboard " + expires).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
