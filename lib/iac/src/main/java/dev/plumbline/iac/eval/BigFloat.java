package dev.plumbline.iac.eval;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A binary floating-point number with 512 bits of mantissa, rounded half to even: Terraform's
 * number. Its value is {@code mantissa × 2^exponent}; the mantissa is odd, or it is one of the two
 * zeros.
 */
public record BigFloat(BigInteger mantissa, int exponent) implements Comparable<BigFloat> {
  private static final int PRECISION = 512;
  private static final int MAX_DECIMAL_EXPONENT = 20_000;

  public static final BigFloat ZERO = new BigFloat(BigInteger.ZERO, 0);

  /** Written {@code -0}: equal to zero, but another element of a set and another text. */
  private static final BigFloat NEGATIVE_ZERO = new BigFloat(BigInteger.ZERO, 1);

  public static final BigFloat ONE = of(1);

  public static BigFloat of(long value) {
    return of(BigInteger.valueOf(value));
  }

  public static BigFloat of(BigInteger value) {
    return rounded(value, 0, false);
  }

  /** Zero with the sign of {@code negative}. */
  private static BigFloat zero(boolean negative) {
    return negative ? NEGATIVE_ZERO : ZERO;
  }

  /** The nearest number; a decimal exponent beyond ±20,000 is taken for that bound. */
  public static BigFloat of(BigDecimal value) {
    if (value.scale() <= 0 && value.scale() > -MAX_DECIMAL_EXPONENT) {
      return of(value.toBigInteger());
    }
    if (value.scale() <= 0) {
      return of(value.unscaledValue().multiply(BigInteger.TEN.pow(MAX_DECIMAL_EXPONENT)));
    }
    int scale = Math.min(value.scale(), MAX_DECIMAL_EXPONENT);
    return quotient(value.unscaledValue(), BigInteger.TEN.pow(scale), 0);
  }

  /** The number that {@code text} writes in decimal, or null where it writes none. */
  public static @Nullable BigFloat parse(String text) {
    if (!isDecimal(text)) {
      return null;
    }
    var decimal = new BigDecimal(text);
    if (decimal.signum() == 0) {
      return zero(text.startsWith("-"));
    }
    return Math.abs(decimal.scale()) > MAX_DECIMAL_EXPONENT ? null : of(decimal);
  }

  private static boolean isDecimal(String text) {
    boolean digits = false;
    boolean point = false;
    for (int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = true;
      } else if (c == '.' && !point) {
        point = true;
      } else if ((c == 'e' || c == 'E') && digits) {
        return isExponent(text, i + 1);
      } else {
        return false;
      }
    }
    return digits;
  }

  private static boolean isExponent(String text, int start) {
    int at =
        start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')
            ? start + 1
            : start;
    return at < text.length()
        && text.length() - at <= 9
        && text.chars().skip(at).allMatch(c -> c >= '0' && c <= '9');
  }

  private static BigFloat rounded(BigInteger mantissa, int exponent, boolean sticky) {
    if (mantissa.signum() == 0) {
      return ZERO;
    }
    BigInteger magnitude = mantissa.abs();
    int drop = magnitude.bitLength() - PRECISION;
    int scaled = exponent;
    if (drop > 0) {
      boolean half = magnitude.testBit(drop - 1);
      boolean rest = sticky || magnitude.getLowestSetBit() < drop - 1;
      magnitude = magnitude.shiftRight(drop);
      if (half && (rest || magnitude.testBit(0))) {
        magnitude = magnitude.add(BigInteger.ONE);
      }
      scaled += drop;
    }
    int zeros = magnitude.getLowestSetBit();
    magnitude = magnitude.shiftRight(zeros);
    return new BigFloat(mantissa.signum() < 0 ? magnitude.negate() : magnitude, scaled + zeros);
  }

  private static BigFloat quotient(BigInteger dividend, BigInteger divisor, int exponent) {
    int shift = Math.max(0, PRECISION + 2 - (dividend.bitLength() - divisor.bitLength()));
    BigInteger[] parts = dividend.shiftLeft(shift).divideAndRemainder(divisor);
    boolean sticky = parts[1].signum() != 0;
    // Two more bits than are kept: a remainder can only decide a tie, as the sticky bit does.
    return rounded(parts[0], exponent - shift, sticky);
  }

  public BigFloat plus(BigFloat other) {
    if (mantissa.signum() == 0) {
      return other.equals(NEGATIVE_ZERO) ? this : other;
    }
    if (other.mantissa.signum() == 0) {
      return this;
    }
    int low = Math.min(exponent, other.exponent);
    return rounded(
        mantissa.shiftLeft(exponent - low).add(other.mantissa.shiftLeft(other.exponent - low)),
        low,
        false);
  }

  public BigFloat negated() {
    return signum() == 0 ? zero(!isNegative()) : new BigFloat(mantissa.negate(), exponent);
  }

  /** Whether a minus stands before it, as before one of the zeros. */
  public boolean isNegative() {
    return signum() < 0 || equals(NEGATIVE_ZERO);
  }

  public BigFloat minus(BigFloat other) {
    return plus(other.negated());
  }

  public BigFloat times(BigFloat other) {
    if (signum() == 0 || other.signum() == 0) {
      return zero(isNegative() != other.isNegative());
    }
    return rounded(mantissa.multiply(other.mantissa), exponent + other.exponent, false);
  }

  /**
   * @throws ArithmeticException when {@code other} is zero
   */
  public BigFloat dividedBy(BigFloat other) {
    if (mantissa.signum() == 0) {
      return zero(isNegative() != other.isNegative());
    }
    return quotient(mantissa, other.mantissa, exponent - other.exponent);
  }

  /**
   * What is left after division towards zero.
   *
   * @throws ArithmeticException when {@code other} is zero
   */
  public BigFloat remainder(BigFloat other) {
    return signum() == 0 ? this : minus(other.times(dividedBy(other).truncated()));
  }

  public boolean isInteger() {
    return exponent >= 0;
  }

  /** Without its fraction. */
  public BigFloat truncated() {
    return isInteger() ? this : of(toDecimal().toBigInteger());
  }

  public BigFloat rounded(RoundingMode mode) {
    if (signum() == 0) {
      return ZERO;
    }
    return isInteger() ? this : of(toDecimal().setScale(0, mode));
  }

  public int signum() {
    return mantissa.signum();
  }

  /** The exact value. */
  public BigDecimal toDecimal() {
    return exponent >= 0
        ? new BigDecimal(mantissa.shiftLeft(exponent))
        : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
  }

  /** The integer it is; null where it has a fraction or does not fit. */
  public @Nullable Integer asInt() {
    Long value = asLong();
    return value == null || value != value.intValue() ? null : (Integer) value.intValue();
  }

  public @Nullable Long asLong() {
    return isInteger() && mantissa.bitLength() + exponent < 64
        ? (Long) mantissa.shiftLeft(exponent).longValue()
        : null;
  }

  public double toDouble() {
    return signum() == 0 && isNegative() ? -0.0 : toDecimal().doubleValue();
  }

  /** The shortest decimal that reads back as this number. */
  public BigDecimal shortest() {
    if (isInteger() && mantissa.bitLength() + exponent <= PRECISION) {
      return new BigDecimal(mantissa.shiftLeft(exponent));
    }
    BigDecimal exact = toDecimal();
    // 155 digits always suffice for 512 bits; most numbers were written with a few.
    int low = 1;
    int high = 156;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (of(exact.round(new MathContext(middle, RoundingMode.HALF_EVEN))).equals(this)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return exact.round(new MathContext(low, RoundingMode.HALF_EVEN));
  }

  @Override
  public int compareTo(BigFloat other) {
    int sign = Integer.compare(signum(), other.signum());
    if (sign != 0 || signum() == 0) {
      return sign;
    }
    int low = Math.min(exponent, other.exponent);
    return mantissa
        .shiftLeft(exponent - low)
        .compareTo(other.mantissa.shiftLeft(other.exponent - low));
  }

  /** The shortest decimal form, never with an exponent. */
  @Override
  public String toString() {
    BigDecimal shortest = shortest();
    return shortest.signum() == 0
        ? (isNegative() ? "-0" : "0")
        : shortest.stripTrailingZeros().toPlainString();
  }
}
