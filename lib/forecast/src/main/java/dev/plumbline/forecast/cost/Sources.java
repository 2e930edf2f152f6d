package dev.plumbline.forecast.cost;

import dev.plumbline.facts.price.Price;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** The books that an estimate used, with the dates of the prices taken from them. */
final class Sources {
  private final Map<String, TreeSet<LocalDate>> dates = new TreeMap<>();

  void add(PriceSearch.Found found) {
    TreeSet<LocalDate> seen = dates.computeIfAbsent(found.book(), _ -> new TreeSet<>());
    found.rows().stream().map(Price::date).filter(Objects::nonNull).forEach(seen::add);
  }

  void add(String book) {
    dates.computeIfAbsent(book, _ -> new TreeSet<>());
  }

  void add(Sources other) {
    other.dates.forEach(
        (book, days) -> dates.computeIfAbsent(book, _ -> new TreeSet<>()).addAll(days));
  }

  /** {@code bundled list prices of 2024-07-01 to 2026-05-03}. */
  String text() {
    var text = new StringBuilder();
    dates.forEach((book, days) -> {
      text.append(text.isEmpty() ? "" : "; ").append(book);
      if (!days.isEmpty()) {
        text.append(" of ").append(days.first());
        text.append(days.size() == 1 ? "" : " to " + days.last());
      }
    });
    return text.toString();
  }
}
