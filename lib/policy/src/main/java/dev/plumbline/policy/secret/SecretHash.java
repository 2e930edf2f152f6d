package dev.plumbline.policy.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells the same credential at two places, or that one was not replaced, without showing it: the
 * first {@value #DIGITS} hex digits of its HMAC-SHA256 (RFC 2104) under the operator's key. Without
 * a key there is none, since a plain hash of a short password can be guessed.
 */
public final class SecretHash {
  /** For whoever has no key. */
  public static final SecretHash NONE = new SecretHash(null);

  private static final String ALGORITHM = "HmacSHA256";
  private static final int DIGITS = 16;

  /** A secret key of AWS is found with its name. */
  private static final Pattern BEHIND_ITS_NAME = Pattern.compile("(?i)^aws.*?([A-Za-z0-9/+]{40})$");

  private final @Nullable SecretKeySpec key;

  private SecretHash(@Nullable SecretKeySpec key) {
    this.key = key;
  }

  /**
   * @param key any text, of which whoever knows it can guess short passwords by their hashes
   */
  public static SecretHash keyed(String key) {
    return new SecretHash(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
  }

  /**
   * Of the first credential of a known format in a text, so that it is the same in a script and in
   * a variable; of the whole text where there is none.
   *
   * @return {@code ""} without a key
   */
  public String of(String text) {
    return key == null ? "" : digits(key, bare(Formats.find(text).orElse(text.strip())));
  }

  private static String bare(String credential) {
    var named = BEHIND_ITS_NAME.matcher(credential);
    return named.matches() ? named.group(1) : credential;
  }

  private static String digits(SecretKeySpec key, String credential) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(credential.getBytes(UTF_8))).substring(0, DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
