package dev.plumbline.iac.hcl.edit;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * The bytes from {@code start} to {@code end} give way to a text.
 *
 * @param start inclusive, in bytes of the source
 * @param end exclusive; equal to {@code start} where something is only put in
 */
public record Edit(int start, int end, String replacement) {
  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no edit: " + start + ".." + end);
    }
  }

  /**
   * The source with all edits done. Edits at one place are done in the list's order.
   *
   * @throws IllegalArgumentException where two of them overlap, or one leaves the source
   */
  public static byte[] apply(byte[] source, List<Edit> edits) {
    var out = new java.io.ByteArrayOutputStream(source.length + 256);
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      if (edit.start < at || edit.end > source.length) {
        throw new IllegalArgumentException("edits overlap or leave the source at " + edit.start);
      }
      out.write(source, at, edit.start - at);
      out.writeBytes(edit.replacement.getBytes(StandardCharsets.UTF_8));
      at = edit.end;
    }
    out.write(source, at, source.length - at);
    return out.toByteArray();
  }
}
