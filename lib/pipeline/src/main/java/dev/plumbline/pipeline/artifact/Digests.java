package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.review.ArtifactRef;

/** Whether what was read is what a reference stands for. */
final class Digests {
  private Digests() {}

  /**
   * @param place where it was read, for the message
   * @throws DamagedException when {@code content} isn't what {@code ref} stands for
   */
  static byte[] checked(ArtifactRef ref, byte[] content, Object place) throws DamagedException {
    if (!Sha256.hex(content).equals(ref.digest())) {
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
