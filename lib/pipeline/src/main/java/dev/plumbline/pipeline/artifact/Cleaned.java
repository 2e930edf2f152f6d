package dev.plumbline.pipeline.artifact;

/**
 * What a clean-up took away.
 *
 * @param bytes as kept
 */
public record Cleaned(int artifacts, long bytes) {
  static final Cleaned NOTHING = new Cleaned(0, 0);

  Cleaned and(long size) {
    return new Cleaned(artifacts + 1, bytes + size);
  }
}
