package dev.plumbline.model.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under one key. Source: RFC 2104. */
public final class HmacSha256 {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] key;

  /**
   * @param key at least one byte, or every use throws an {@link IllegalArgumentException}
   */
  public HmacSha256(byte[] key) {
    this.key = key.clone();
  }

  /** Under a text's bytes in UTF-8. */
  public static HmacSha256 keyed(String key) {
    return new HmacSha256(key.getBytes(UTF_8));
  }

  /** 32 bytes, of the parts as if they were one. */
  public byte[] of(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** 64 lower-case hex digits. */
  public String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }

  /** 64 lower-case hex digits, of a text in UTF-8. */
  public String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }

  /**
   * Whether {@code hex} is what the content has, told in a time that does not depend on where the
   * two differ.
   */
  public boolean isHex(byte[] content, String hex) {
    return MessageDigest.isEqual(hex(content).getBytes(US_ASCII), hex.getBytes(US_ASCII));
  }
}
