package dev.plumbline.model.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. Source: FIPS 180-4. */
public final class Sha256 {
  private static final String ALGORITHM = "SHA-256";

  private Sha256() {}

  /** 64 lower-case hex digits. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(begun().digest(content));
  }

  /** 64 lower-case hex digits, of a text in UTF-8. */
  public static String hex(String text) {
    return hex(text.getBytes(UTF_8));
  }

  /** A digest of nothing yet, for what comes in parts. */
  public static MessageDigest begun() {
    try {
      return MessageDigest.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
