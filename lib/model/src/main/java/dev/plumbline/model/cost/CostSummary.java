package dev.plumbline.model.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern BOOK =
      Pattern.compile("([^;]+) of (\\d{4}-\\d\\d-\\d\\d)(?: to (\\d{4}-\\d\\d-\\d\\d))?");

  /**
   * What it comes to, as it is said wherever it is shown: before, after and the difference, each
   * closed or open, then what is not in it and by which books.
   *
   * @return {@code from $20.00 a month before, from $22.18 after: +$2.18; not in it: part of
   *     aws_db_instance.orders (bundled list prices of 2026-05-03)}
   */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String sentence() {
    var text = new StringBuilder();
    String after = Dollars.of(head.monthly());
    if (base == null || difference == null) {
      text.append(after).append(" a month");
    } else if (difference.isZero() && open == 0) {
      text.append(after).append(" a month, as before");
    } else {
      text.append(Dollars.of(base.monthly())).append(" a month before, ").append(after);
      text.append(" after: ").append(change(difference));
    }
    if (open > 0) {
      text.append(open == 1 ? "; the difference of 1 change is" : "; the differences of " + open);
      text.append(open == 1 ? " not known" : " changes are not known");
    }
    if (head.left() > 0) {
      text.append("; not in it: ").append(head.leftOut());
    }
    return text + (books.isEmpty() ? "" : " (" + books + ")");
  }

  private static String change(Amount difference) {
    BigDecimal high = difference.high();
    if (difference.low() == null && high == null) {
      return "how much it changes, usage decides";
    }
    if (difference.low() == null && high != null && high.signum() <= 0) {
      return high.signum() == 0
          ? "no more, or less as usage decides"
          : Dollars.of(Amount.exactly(high.negate())) + " or more is saved, as usage decides";
    }
    return Dollars.change(difference);
  }

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

  /** A review of fifty stacks would name as many spans of dates: one book's become one. */
  private static String both(String one, String other) {
    if (one.isEmpty() || one.equals(other)) {
      return other;
    }
    Matcher mine = BOOK.matcher(one);
    Matcher theirs = BOOK.matcher(other);
    if (mine.matches() && theirs.matches() && mine.group(1).equals(theirs.group(1))) {
      return span(mine, theirs);
    }
    boolean told = other.isEmpty() || one.contains(other) || one.endsWith(OTHERS);
    return told ? one : one.length() > MOST ? one + OTHERS : one + "; " + other;
  }

  private static String span(Matcher mine, Matcher theirs) {
    String from = Collections.min(List.of(mine.group(2), theirs.group(2)));
    String to = Collections.max(List.of(last(mine), last(theirs)));
    return mine.group(1) + " of " + from + (from.equals(to) ? "" : " to " + to);
  }

  private static String last(Matcher book) {
    String to = book.group(3);
    return to == null ? book.group(2) : to;
  }
}
