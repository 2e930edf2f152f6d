package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.cost.Costing.Priced;
import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.cost.CostChange;
import dev.plumbline.model.cost.CostItem;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to the cost of one resource; what is charged alike on both sides falls out.
 */
final class CostDifferences {
  private CostDifferences() {}

  /** Empty where nothing changes. At least one of the two is there. */
  static Optional<CostChange> of(@Nullable Priced before, @Nullable Priced after) {
    if (before == null) {
      return after == null ? Optional.empty() : brought(after.cost());
    }
    if (after == null) {
      return gone(before.cost());
    }
    return before.isSame(after) && before.cost().monthly().equals(after.cost().monthly())
        ? Optional.empty()
        : changed(before, after);
  }

  private static Optional<CostChange> brought(ResourceCost now) {
    return switch (now.standing()) {
      case FREE -> Optional.empty();
      case PRICED -> Optional.of(known(now, now.monthly(), "new: " + Dollars.of(now.monthly())));
      case NO_PRICE, UNKNOWN -> Optional.of(open(now, "new: " + now.reason()));
    };
  }

  private static Optional<CostChange> gone(ResourceCost was) {
    return switch (was.standing()) {
      case FREE -> Optional.empty();
      case PRICED ->
          Optional.of(
              known(was, Amount.ZERO.minus(was.monthly()), "gone: " + Dollars.of(was.monthly())));
      case NO_PRICE, UNKNOWN -> Optional.of(open(was, "gone: " + was.reason()));
    };
  }

  private static Optional<CostChange> changed(Priced before, Priced after) {
    ResourceCost was = before.cost();
    ResourceCost now = after.cost();
    if (isPriced(was) && isPriced(now) && was.items().isEmpty() != now.items().isEmpty()) {
      // One side is another tool's estimate, the other ours: their difference says nothing.
      return before.isSame(after)
          ? Optional.empty()
          : Optional.of(open(now, "there is an estimate of " + now.book() + " for one side only"));
    }
    if (!gaps(was).equals(gaps(now))) {
      return Optional.of(open(now, String.join("; ", gaps(gaps(now).isEmpty() ? was : now))));
    }
    if (isKnown(was) && isKnown(now)) {
      Amount difference = difference(was, now);
      String text = Dollars.of(was.monthly()) + " → " + Dollars.of(now.monthly());
      return difference.isZero() ? Optional.empty() : Optional.of(known(now, difference, text));
    }
    // A type that has no price on either side is counted as such, and its tags may change.
    return was.standing() == Standing.NO_PRICE && now.standing() == Standing.NO_PRICE
        ? Optional.empty()
        : Optional.of(open(now, isKnown(now) ? "before: " + was.reason() : now.reason()));
  }

  private static List<String> gaps(ResourceCost cost) {
    return cost.assumptions().stream()
        .filter(text -> text.startsWith(ResourceCost.NOT_IN_IT))
        .toList();
  }

  private static boolean isPriced(ResourceCost cost) {
    return cost.standing() == Standing.PRICED;
  }

  private static boolean isKnown(ResourceCost cost) {
    return cost.standing() == Standing.PRICED || cost.standing() == Standing.FREE;
  }

  /** Of two lists of items only what is not the same in both. */
  private static Amount difference(ResourceCost was, ResourceCost now) {
    List<CostItem> old = new ArrayList<>(was.items());
    List<CostItem> fresh = new ArrayList<>();
    for (CostItem item : now.items()) {
      if (!old.remove(item)) {
        fresh.add(item);
      }
    }
    Amount difference = Amount.ZERO;
    for (CostItem item : List.copyOf(fresh)) {
      Optional<CostItem> before = old.stream().filter(one -> isMoreOrLess(one, item)).findFirst();
      if (before.isPresent()) {
        difference = difference.plus(more(before.get(), item));
        old.remove(before.get());
        fresh.remove(item);
      }
    }
    return difference.plus(sum(fresh)).minus(sum(old));
  }

  /** Whether only the quantity differs: then its one price holds on both sides, whichever it is. */
  private static boolean isMoreOrLess(CostItem one, CostItem other) {
    return one.component().equals(other.component())
        && one.unit().equals(other.unit())
        && one.price().equals(other.price())
        && one.quantity().isExact()
        && other.quantity().isExact();
  }

  private static Amount more(CostItem before, CostItem after) {
    Amount quantity = after.quantity().minus(before.quantity());
    BigDecimal units = quantity.low();
    return units == null || units.signum() >= 0
        ? quantity.times(after.price())
        : Amount.ZERO.minus(Amount.exactly(units.negate()).times(after.price()));
  }

  private static Amount sum(List<CostItem> items) {
    return items.stream().map(CostItem::monthly).reduce(Amount.ZERO, Amount::plus);
  }

  private static CostChange known(ResourceCost cost, Amount difference, String text) {
    return new CostChange(cost.address(), true, difference, text);
  }

  private static CostChange open(ResourceCost cost, String text) {
    return new CostChange(cost.address(), false, Amount.ZERO, text);
  }
}
