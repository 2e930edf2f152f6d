package dev.plumbline.model.cost;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stack's cost in one state, summed up.
 *
 * @param monthly of those that have a price
 * @param withoutPrice of types that no book has a price for; they are not in the sum
 * @param unknown whose size or the like isn't known; they are not in the sum
 * @param partial of the priced ones those of which a part has no price
 * @param missing the first few of those that are not in the sum, or not with all of it: {@code part
 *     of aws_db_instance.orders}, {@code aws_medialive_channel.live}
 */
public record CostTotals(
    Amount monthly,
    int priced,
    int free,
    int withoutPrice,
    int unknown,
    int partial,
    List<String> missing) {
  /** More names than these make no sentence. */
  public static final int MOST_NAMED = 3;

  public static final CostTotals NOTHING = new CostTotals(Amount.ZERO, 0, 0, 0, 0, 0, List.of());

  public CostTotals {
    missing = List.copyOf(missing);
  }

  /** Those of one resource. */
  public static CostTotals of(ResourceCost cost) {
    ResourceCost.Standing standing = cost.standing();
    boolean partial = cost.isPartial();
    boolean left =
        standing == ResourceCost.Standing.NO_PRICE || standing == ResourceCost.Standing.UNKNOWN;
    return new CostTotals(
        cost.monthly(),
        standing == ResourceCost.Standing.PRICED ? 1 : 0,
        standing == ResourceCost.Standing.FREE ? 1 : 0,
        standing == ResourceCost.Standing.NO_PRICE ? 1 : 0,
        standing == ResourceCost.Standing.UNKNOWN ? 1 : 0,
        partial ? 1 : 0,
        partial
            ? List.of("part of " + cost.address())
            : left ? List.of(cost.address()) : List.of());
  }

  /** This and another stack's. */
  public CostTotals plus(CostTotals other) {
    return new CostTotals(
        monthly.plus(other.monthly),
        priced + other.priced,
        free + other.free,
        withoutPrice + other.withoutPrice,
        unknown + other.unknown,
        partial + other.partial,
        missing.size() >= MOST_NAMED || other.missing.isEmpty()
            ? missing
            : Stream.concat(missing.stream(), other.missing.stream()).limit(MOST_NAMED).toList());
  }

  /** How many are not in the sum, or not with all of it. */
  @JsonIgnore
  public int left() {
    return withoutPrice + unknown + partial;
  }

  /** {@code part of aws_db_instance.orders, aws_x.y and 2 more}; {@code ""} for none. */
  String leftOut() {
    int more = left() - missing.size();
    if (left() == 0) {
      return "";
    }
    return missing.isEmpty()
        ? left() + " resources"
        : String.join(", ", missing) + (more > 0 ? " and " + more + " more" : "");
  }
}
