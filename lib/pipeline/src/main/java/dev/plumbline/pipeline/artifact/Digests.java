package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.review.ArtifactRef;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as the artifact store writes them. */
public final class Digests {
  private Digests() {}

  /** Lower-case hex SHA-256. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * @param place where it was read, for the message
   * @throws DamagedException when {@code content} isn't what {@code ref} stands for
   */
  static byte[] checked(ArtifactRef ref, byte[] content, Object place) throws DamagedException {
    if (!sha256(content).equals(ref.digest())) {
      throw new DamagedException(
          "artifact "
              + ref.digest()
              + " in "
              + place
              + " is damaged, or encrypted with a key that this service was not given");
    }
    return content;
  }
}
