package dev.plumbline.model.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in texts that others wrote. One whose digits would fill the memory as soon as somebody
 * writes it out is none.
 */
public final class Numerals {
  private static final int LONGEST = 1_000;
  private static final int LARGEST_EXPONENT = 5_000;

  private Numerals() {}

  /**
   * The number that a text writes in decimal; null where it writes none, as {@code .inf} and {@code
   * 0x1f}, or has more than 1,000 characters or an exponent beyond ±5,000.
   */
  public static @Nullable BigDecimal decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > LARGEST_EXPONENT ? null : number;
    } catch (NumberFormatException _) {
      return null; // which the caller says in its own words
    }
  }
}
