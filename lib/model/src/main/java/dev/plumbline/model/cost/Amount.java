package dev.plumbline.model.cost;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * US dollars a month, as a range. Both ends are included.
 *
 * @param low null where there is no lower end, as for a saving that depends on usage
 * @param high null where there is no upper end: usage decides
 */
public record Amount(@Nullable BigDecimal low, @Nullable BigDecimal high) {
  public static final Amount ZERO = exactly(BigDecimal.ZERO);

  /** Nothing at least; how much, usage decides. */
  public static final Amount FROM_ZERO = new Amount(BigDecimal.ZERO, null);

  public Amount {
    if (low != null && high != null && low.compareTo(high) > 0) {
      throw new IllegalArgumentException("from " + low + " to " + high);
    }
  }

  public static Amount exactly(BigDecimal amount) {
    return new Amount(amount, amount);
  }

  public Amount plus(Amount other) {
    return new Amount(sum(low, other.low), sum(high, other.high));
  }

  public Amount minus(Amount other) {
    return new Amount(sum(low, negated(other.high)), sum(high, negated(other.low)));
  }

  /** The one or the other: from the lesser end to the greater. */
  public Amount or(Amount other) {
    return new Amount(
        low == null || other.low == null ? null : low.min(other.low),
        high == null || other.high == null ? null : high.max(other.high));
  }

  /** Both not negative. */
  public Amount times(Amount factor) {
    return new Amount(product(low, factor.low), product(high, factor.high));
  }

  @JsonIgnore
  public boolean isExact() {
    return low != null && high != null && low.compareTo(high) == 0;
  }

  @JsonIgnore
  public boolean isZero() {
    return isExact() && low != null && low.signum() == 0;
  }

  private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? null : one.add(other);
  }

  private static @Nullable BigDecimal product(
      @Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null ? null : one.multiply(other);
  }

  private static @Nullable BigDecimal negated(@Nullable BigDecimal one) {
    return one == null ? null : one.negate();
  }
}
