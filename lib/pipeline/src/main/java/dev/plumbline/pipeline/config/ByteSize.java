package dev.plumbline.pipeline.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes, written {@code 512}, {@code 64KiB}, {@code 20MiB} or {@code 1GiB}. */
public record ByteSize(long bytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");

  /**
   * @throws IllegalArgumentException when {@code text} is no size
   */
  public static ByteSize parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("is no size: write 512, 64KiB, 20MiB or 1GiB");
    }
    String unit = form.group(2) == null ? "B" : form.group(2);
    long factor =
        switch (unit) {
          case "KiB" -> 1L << 10;
          case "MiB" -> 1L << 20;
          case "GiB" -> 1L << 30;
          default -> 1L;
        };
    return new ByteSize(Math.multiplyExact(Long.parseLong(form.group(1)), factor));
  }
}
