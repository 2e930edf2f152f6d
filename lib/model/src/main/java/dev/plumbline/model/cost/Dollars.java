package dev.plumbline.model.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Writes amounts for people: {@code $12.30}, {@code $1.00 to $2.00}, {@code from $12.30}. */
public final class Dollars {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Dollars() {}

  public static String of(Amount amount) {
    return range(amount, false);
  }

  /**
   * A difference, with its sign: {@code +$3.00}, {@code -$3.00 to +$1.00}, {@code at least +$1.00},
   * {@code $0.00}.
   */
  public static String change(Amount amount) {
    return range(amount, true);
  }

  private static String range(Amount amount, boolean signed) {
    BigDecimal low = amount.low();
    BigDecimal high = amount.high();
    if (low == null) {
      return high == null ? "not known" : "at most " + one(high, signed);
    }
    if (high == null) {
      return (signed ? "at least " : "from ") + one(low, signed);
    }
    String from = one(low, signed);
    String to = one(high, signed);
    return from.equals(to) ? from : from + " to " + to;
  }

  /** Below a cent more digits, so that a price of a request is not nothing. */
  private static String one(@Nullable BigDecimal amount, boolean signed) {
    if (amount == null) {
      return "?";
    }
    BigDecimal size = amount.abs();
    boolean tiny = size.signum() != 0 && size.compareTo(CENT) < 0;
    BigDecimal shown =
        tiny
            ? size.round(new MathContext(2)).stripTrailingZeros()
            : size.setScale(2, RoundingMode.HALF_UP);
    String sign = amount.signum() < 0 ? "-" : signed && amount.signum() > 0 ? "+" : "";
    return sign + "$" + shown.toPlainString();
  }
}
