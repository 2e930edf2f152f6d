package dev.plumbline.model.cost;

import org.jspecify.annotations.Nullable;

/**
 * The cost of a stack or of a review, in a few numbers.
 *
 * @param base null where nothing is compared
 * @param difference of those changes whose difference is known; null where nothing is compared
 * @param open how many changes have a difference that isn't known
 * @param books the price books used, with their dates
 */
public record CostSummary(
    CostTotals head,
    @Nullable CostTotals base,
    @Nullable Amount difference,
    int open,
    String books) {
  private static final String OTHERS = "; and others, see each stack";
  private static final int MOST = 200;

  /** This and another stack's. */
  public CostSummary plus(CostSummary other) {
    return new CostSummary(
        head.plus(other.head),
        base == null ? other.base : other.base == null ? base : base.plus(other.base),
        difference == null
            ? other.difference
            : other.difference == null ? difference : difference.plus(other.difference),
        open + other.open,
        both(books, other.books));
  }

  /** A review of fifty stacks would name as many spans of dates. */
  private static String both(String one, String other) {
    if (one.isEmpty() || one.equals(other)) {
      return other;
    }
    boolean told = other.isEmpty() || one.contains(other) || one.endsWith(OTHERS);
    return told ? one : one.length() > MOST ? one + OTHERS : one + "; " + other;
  }
}
