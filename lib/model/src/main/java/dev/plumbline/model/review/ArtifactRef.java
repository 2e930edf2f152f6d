package dev.plumbline.model.review;

import java.util.Objects;

/**
 * A reference into the artifact store.
 *
 * @param digest lower-case hex SHA-256 of the content
 * @param size in bytes
 */
public record ArtifactRef(String digest, long size, String mediaType) {
  public ArtifactRef {
    Objects.requireNonNull(mediaType);
    if (!digest.matches("[0-9a-f]{64}") || size < 0) {
      throw new IllegalArgumentException("no artifact: " + digest + ", " + size + " bytes");
    }
  }
}
