package dev.plumbline.forecast.cost;

import dev.plumbline.facts.price.Price;
import dev.plumbline.facts.price.PriceBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an organisation's own book charges for types that our table doesn't have: components by the
 * hour and by the month. Their names may have {@code {places}}, as our table's have.
 */
final class OwnDimensions {
  private static final Set<String> HOURS = Set.of("hour", "hours");
  private static final Set<String> MONTHS = Set.of("month", "months");

  private OwnDimensions() {}

  /**
   * @param books of which the last is ours
   */
  static List<Dimension> of(String type, List<PriceBook> books) {
    Map<String, Dimension> found = new LinkedHashMap<>();
    for (PriceBook book : books.subList(0, Math.max(0, books.size() - 1))) {
      for (Price price : book.prices(type)) {
        String units =
            HOURS.contains(price.unit()) ? "730" : MONTHS.contains(price.unit()) ? "1" : "";
        if (!units.isEmpty()) {
          found.putIfAbsent(price.component(), dimension(type, price.component(), units));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static Dimension dimension(String type, String component, String units) {
    return new Dimension(
        type,
        "",
        List.of(component),
        "",
        "",
        Quantity.parse(units),
        List.of(),
        Dimension.Kind.CHARGED,
        "");
  }
}
