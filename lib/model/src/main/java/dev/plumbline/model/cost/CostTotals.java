package dev.plumbline.model.cost;

/**
 * A stack's cost in one state, summed up.
 *
 * @param monthly of those that have a price
 * @param withoutPrice of types that no book has a price for; they are not in the sum
 * @param unknown whose size or the like isn't known; they are not in the sum
 */
public record CostTotals(Amount monthly, int priced, int free, int withoutPrice, int unknown) {
  public static final CostTotals NOTHING = new CostTotals(Amount.ZERO, 0, 0, 0, 0);

  /** This and another stack's. */
  public CostTotals plus(CostTotals other) {
    return new CostTotals(
        monthly.plus(other.monthly),
        priced + other.priced,
        free + other.free,
        withoutPrice + other.withoutPrice,
        unknown + other.unknown);
  }
}
