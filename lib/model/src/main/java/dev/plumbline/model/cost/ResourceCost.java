package dev.plumbline.model.cost;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.plumbline.model.source.SourceRange;
import java.util.List;

/**
 * What one instance of a resource is estimated to cost.
 *
 * @param monthly nothing where {@code standing} says that nothing is known
 * @param reason why it has no price; {@code ""} where it has one
 * @param assumptions one sentence each
 * @param book which book the prices are from, with their dates
 */
public record ResourceCost(
    String address,
    String type,
    Standing standing,
    Amount monthly,
    List<CostItem> items,
    String reason,
    List<String> assumptions,
    String book,
    SourceRange range) {

  /** Begins what is said of something that is charged and is not in the sum. */
  public static final String NOT_IN_IT = "not in it: ";

  /** How much is known. */
  public enum Standing {
    /** There is an amount, or a range. */
    PRICED,
    /** The provider charges nothing for it as such. */
    FREE,
    /** No book has a price for its type. */
    NO_PRICE,
    /** Its size, or what else decides, isn't known, or the book has no price for that size. */
    @JsonEnumDefaultValue
    UNKNOWN
  }

  public ResourceCost {
    items = List.copyOf(items);
    assumptions = List.copyOf(assumptions);
  }

  /** Whether something of it is charged that is not in its amount. */
  @JsonIgnore
  public boolean isPartial() {
    return standing == Standing.PRICED
        && assumptions.stream().anyMatch(text -> text.startsWith(NOT_IN_IT));
  }
}
