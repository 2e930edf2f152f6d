package dev.plumbline.ingest.git;

/**
 * What a tree may hold.
 *
 * @param files paths in a tree; a larger one is refused
 * @param depth directories above a file; deeper ones are left out, with a note
 * @param fileBytes of one file that is read
 */
public record TreeLimits(int files, int depth, long fileBytes) {
  public static final TreeLimits DEFAULT = new TreeLimits(500_000, 64, 32L << 20);

  public TreeLimits {
    if (files < 1 || depth < 1 || fileBytes < 1 || fileBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("no limits: " + files + ", " + depth + ", " + fileBytes);
    }
  }
}
