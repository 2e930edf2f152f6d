package dev.plumbline.ingest.git;

/**
 * What copies of remote repositories may take of the disk.
 *
 * @param fetch bytes that one fetch may bring
 * @param all bytes of all copies; those that were used longest ago go first
 */
public record CopyLimits(long fetch, long all) {
  public static final CopyLimits DEFAULT = new CopyLimits(2L << 30, 10L << 30);
}
