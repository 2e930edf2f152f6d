package dev.plumbline.forecast.cost;

import dev.plumbline.facts.price.PriceBook;
import dev.plumbline.model.cost.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an estimate is made from.
 *
 * @param books the first that has a price counts; the bundled one comes last
 * @param estimates whole resources that another tool estimated, by address: a month's dollars
 * @param estimator what made them, with its date; {@code ""} for nothing
 * @param problems of the files that were given
 * @param date on which it is estimated: versions leave their support with time
 */
public record Inputs(
    List<PriceBook> books,
    Usage usage,
    Map<String, Amount> estimates,
    String estimator,
    List<String> problems,
    LocalDate date) {
  public Inputs {
    books = List.copyOf(books);
    estimates = Map.copyOf(estimates);
    problems = List.copyOf(problems);
  }

  /** Only what ships with the product. */
  public static Inputs bundled(LocalDate date) {
    return new Inputs(List.of(PriceBook.bundled()), Usage.NONE, Map.of(), "", List.of(), date);
  }

  /** Other tools' estimates are of the head. */
  Inputs withoutEstimates() {
    return new Inputs(books, usage, Map.of(), "", problems, date);
  }
}
