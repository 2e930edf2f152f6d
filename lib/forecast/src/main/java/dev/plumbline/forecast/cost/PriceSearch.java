package dev.plumbline.forecast.cost;

import dev.plumbline.facts.price.Price;
import dev.plumbline.facts.price.PriceBook;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.model.cost.Amount;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the price that holds for a region.
 *
 * @param books the first one that has a price for the region counts
 */
record PriceSearch(List<PriceBook> books) {

  /** A price and the book it is from; {@code caveat} where it is not for the very region. */
  record Found(Amount price, String unit, String book, List<Price> rows, String caveat) {}

  Optional<Found> find(Dimension.Component component, Read region) {
    return switch (region) {
      case Read.Known(String name) -> in(component, name);
      case Read.Open(String reason) -> anywhere(component, reason);
      case Read.Absent _ -> anywhere(component, "no region");
    };
  }

  boolean knows(String type) {
    return books.stream().anyMatch(book -> book.knows(type));
  }

  private Optional<Found> in(Dimension.Component component, String region) {
    for (PriceBook book : books) {
      List<Price> there =
          prices(book, component).stream().filter(row -> row.region().equals(region)).toList();
      if (!there.isEmpty()) {
        return Optional.of(found(book, there, ""));
      }
    }
    return standIn(component, region);
  }

  /** Another region's price is better than none, as long as it says so. */
  private Optional<Found> standIn(Dimension.Component component, String region) {
    String usual = Regions.usual(component.type());
    for (PriceBook book : books) {
      Optional<Price> nearest =
          prices(book, component).stream()
              .min(
                  Comparator.comparingInt(
                      row -> row.region().equals(usual) ? 0 : row.region().isEmpty() ? 1 : 2));
      if (nearest.isPresent()) {
        String where = nearest.get().region();
        String as = where.isEmpty() ? "for a region that the book doesn't name" : "as in " + where;
        String caveat = "priced " + as + ": " + book.name() + " has none for " + region;
        return Optional.of(found(book, List.of(nearest.get()), caveat));
      }
    }
    return Optional.empty();
  }

  private Optional<Found> anywhere(Dimension.Component component, String reason) {
    for (PriceBook book : books) {
      List<Price> rows = prices(book, component);
      if (!rows.isEmpty()) {
        return Optional.of(found(book, rows, "the prices of all regions in the book: " + reason));
      }
    }
    return Optional.empty();
  }

  private static List<Price> prices(PriceBook book, Dimension.Component component) {
    return book.prices(component.type(), component.name());
  }

  private static Found found(PriceBook book, List<Price> rows, String caveat) {
    BigDecimal low = rows.stream().map(Price::low).min(Comparator.naturalOrder()).orElseThrow();
    BigDecimal high = rows.stream().map(Price::high).max(Comparator.naturalOrder()).orElseThrow();
    return new Found(new Amount(low, high), rows.getFirst().unit(), book.name(), rows, caveat);
  }
}
