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

  /** This and another stack's. */
  public CostSummary plus(CostSummary other) {
    return new CostSummary(
        head.plus(other.head),
        base == null ? other.base : other.base == null ? base : base.plus(other.base),
        difference == null
            ? other.difference
            : other.difference == null ? difference : difference.plus(other.difference),
        open + other.open,
        books.isEmpty() || books.equals(other.books)
            ? other.books
            : other.books.isEmpty() ? books : books + "; " + other.books);
  }
}
