package dev.plumbline.validator.tests;

import dev.plumbline.model.digest.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment in a generated block that holds a digest of the rest of the block: while it fits,
 * nobody edited the block.
 */
enum Stamp {
  /** Somebody else's block. */
  NONE,
  /** Ours, as we left it. */
  FITS,
  /** Ours, and edited since. */
  EDITED;

  private static final String MARK = "# plumbline:generated ";
  private static final int DIGITS = 12;
  private static final Pattern LINE =
      Pattern.compile("^[ \\t]*# plumbline:generated ([0-9a-f]+)[ \\t]*\\R?", Pattern.MULTILINE);

  /**
   * @param block without it
   */
  static String line(String block) {
    return MARK + digest(block);
  }

  /**
   * @param block as it stands in a file; what ends its lines does not matter
   */
  static Stamp of(String block) {
    Matcher line = LINE.matcher(block);
    if (!line.find()) {
      return NONE;
    }
    String rest = block.substring(0, line.start()) + block.substring(line.end());
    return digest(rest).equals(line.group(1)) ? FITS : EDITED;
  }

  private static String digest(String block) {
    return Sha256.hex(block.replace("\r\n", "\n")).substring(0, DIGITS);
  }
}
