package dev.plumbline.forecast.cost;

import dev.plumbline.facts.price.Price;
import dev.plumbline.facts.price.PriceBook;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.model.cost.Amount;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the price that holds for a region.
 *
 * @param books the first one that has a price for the region counts
 */
record PriceSearch(List<PriceBook> books) {

  /** A price and the book it is from; {@code caveat} where it is not for the very region. */
  record Found(Amount price, String unit, String book, List<Price> rows, String caveat) {
    /** The one or the other: from the least of both to the most. */
    Found or(Found other) {
      return new Found(
          price.or(other.price),
          unit,
          book,
          Stream.concat(rows.stream(), other.rows.stream()).toList(),
          caveat.isEmpty() ? other.caveat : caveat);
    }
  }

  /**
   * @param unit that the price has to be for; {@code ""} for the book's own
   */
  Optional<Found> find(Dimension.Component component, String unit, Read region) {
    var wanted = new Wanted(component, unit);
    return switch (region) {
      case Read.Known(String name) -> in(wanted, name);
      case Read.Open(String reason) -> anywhere(wanted, reason);
      case Read.Absent _ -> anywhere(wanted, "no region");
    };
  }

  private record Wanted(Dimension.Component component, String unit) {
    List<Price> in(PriceBook book) {
      return book.prices(component.type(), component.name()).stream()
          .filter(price -> unit.isEmpty() || price.unit().equals(unit))
          .toList();
    }
  }

  boolean knows(String type) {
    return books.stream().anyMatch(book -> book.knows(type));
  }

  private Optional<Found> in(Wanted wanted, String region) {
    for (PriceBook book : books) {
      List<Price> there =
          wanted.in(book).stream().filter(row -> row.region().equals(region)).toList();
      if (!there.isEmpty()) {
        return Optional.of(found(book, there, ""));
      }
    }
    return standIn(wanted, region);
  }

  /** Another region's price is better than none, as long as it says so. */
  private Optional<Found> standIn(Wanted wanted, String region) {
    String usual = Regions.usual(wanted.component().type());
    for (PriceBook book : books) {
      Optional<Price> nearest =
          wanted.in(book).stream()
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

  private Optional<Found> anywhere(Wanted wanted, String reason) {
    for (PriceBook book : books) {
      List<Price> rows = wanted.in(book);
      if (!rows.isEmpty()) {
        return Optional.of(found(book, rows, "the prices of all regions in the book: " + reason));
      }
    }
    return Optional.empty();
  }

  private static Found found(PriceBook book, List<Price> rows, String caveat) {
    BigDecimal low = rows.stream().map(Price::low).min(Comparator.naturalOrder()).orElseThrow();
    BigDecimal high = rows.stream().map(Price::high).max(Comparator.naturalOrder()).orElseThrow();
    return new Found(new Amount(low, high), rows.getFirst().unit(), book.name(), rows, caveat);
  }
}
