package dev.plumbline.policy.guard;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.guard.Guard.Bound;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a value can go before a policy minds, so that a test does not forbid what the policy
 * allows.
 *
 * @param passes whether the policy is content with a value
 */
record Probe(Predicate<Value> passes) {
  private static final int MOST_VALUES = 6;
  private static final long FAR = 1_000_000;

  /**
   * @param now a value that passes
   * @param allowed the values that the provider takes; empty for any
   */
  Bound bound(Value now, List<Value> allowed) {
    if (now instanceof Value.Num(var number)
        && number.stripTrailingZeros().scale() <= 0
        && number.abs().longValue() < FAR) {
      return ofNumber(number.longValue());
    }
    if (allowed.size() > 1 && allowed.contains(now)) {
      List<Value> good = allowed.stream().filter(passes).toList();
      return good.contains(now) && good.size() <= MOST_VALUES && good.size() < allowed.size()
          ? good.size() == 1 ? new Bound.Exactly() : new Bound.OneOf(good)
          : new Bound.Exactly();
    }
    return new Bound.Exactly();
  }

  private Bound ofNumber(long now) {
    Long low = low(now);
    Long high = passes(FAR) ? null : Long.valueOf(border(now, FAR));
    if (!passes(now - 1) && !passes(now + 1)) {
      return new Bound.Exactly();
    }
    if (low != null) {
      return high == null ? new Bound.AtLeast(low) : new Bound.Between(low, high);
    }
    return high == null ? new Bound.Exactly() : new Bound.AtMost(high);
  }

  /** The least that passes; null where there is none. */
  private @Nullable Long low(long now) {
    if (now > 0 && !passes(0)) {
      return border(now, 0);
    }
    return passes(-FAR) ? null : Long.valueOf(border(now, -FAR));
  }

  private boolean passes(long number) {
    return passes.test(Value.of(number));
  }

  /** The last number from {@code good} towards {@code bad} that passes; one border is assumed. */
  private long border(long good, long bad) {
    long in = good;
    long out = bad;
    while (Math.abs(in - out) > 1) {
      long middle = Math.floorDiv(in + out, 2);
      if (passes(middle)) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return in;
  }
}
