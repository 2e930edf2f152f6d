package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as configuration writes them: {@code 22} and {@code "22"} are the same. */
final class Numbers {
  private static final int LONGEST = 32;

  private Numbers() {}

  static @Nullable BigDecimal of(Value value) {
    if (value instanceof Value.Num(BigDecimal number)) {
      return number;
    }
    return value instanceof Value.Str(String text) ? parse(text) : null;
  }

  private static @Nullable BigDecimal parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      boolean sign = c == '-' && i == 0 && text.length() > 1;
      boolean point = c == '.' && i > 0 && i < text.length() - 1 && text.indexOf('.') == i;
      if (!digit && !sign && !point) {
        return null;
      }
    }
    return new BigDecimal(text);
  }
}
