package dev.plumbline.policy.secret;

import dev.plumbline.model.digest.HmacSha256;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the same credential at two places, or that one was not replaced, without showing it: the
 * first {@value #DIGITS} hex digits of its HMAC-SHA256 under the operator's key. Without a key
 * there is none, since a plain hash of a short password can be guessed.
 */
public final class SecretHash {
  /** For whoever has no key. */
  public static final SecretHash NONE = new SecretHash(null);

  private static final int DIGITS = 16;

  /** A secret key of AWS is found with its name. */
  private static final Pattern BEHIND_ITS_NAME = Pattern.compile("(?i)^aws.*?([A-Za-z0-9/+]{40})$");

  private final @Nullable HmacSha256 hmac;

  private SecretHash(@Nullable HmacSha256 hmac) {
    this.hmac = hmac;
  }

  /**
   * @param key any text, of which whoever knows it can guess short passwords by their hashes
   */
  public static SecretHash keyed(String key) {
    return new SecretHash(HmacSha256.keyed(key));
  }

  /**
   * Of the first credential of a known format in a text, so that it is the same in a script and in
   * a variable; of the whole text where there is none.
   *
   * @return {@code ""} without a key
   */
  public String of(String text) {
    return hmac == null
        ? ""
        : hmac.hex(bare(Formats.find(text).orElse(text.strip()))).substring(0, DIGITS);
  }

  private static String bare(String credential) {
    var named = BEHIND_ITS_NAME.matcher(credential);
    return named.matches() ? named.group(1) : credential;
  }
}
