package dev.plumbline.facts.price;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A price book as CSV: a header with {@code type,component,unit,price}, and if wanted {@code
 * region,price_high,date}, in any order.
 *
 * @param problems lines that can't be used, each with the file's name and its line
 */
public record PriceFile(PriceBook book, List<String> problems) {
  private static final List<String> REQUIRED = List.of("type", "component", "unit", "price");
  private static final int MOST_DIGITS = 40;

  public PriceFile {
    problems = List.copyOf(problems);
  }

  public static PriceFile read(String name, byte[] csv) {
    var problems = new ArrayList<String>();
    var prices = new ArrayList<Price>();
    List<List<String>> rows = CsvRows.of(new String(csv, StandardCharsets.UTF_8));
    List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
    if (!header.containsAll(REQUIRED)) {
      problems.add(name + ":1: the first line has to name the columns " + REQUIRED);
      return new PriceFile(new PriceBook(name, prices), problems);
    }
    for (int row = 1; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      if (cells.size() == 1 && cells.getFirst().isBlank()) {
        continue;
      }
      try {
        prices.add(price(header, cells));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        problems.add(name + ":" + (row + 1) + ": " + e.getMessage());
      }
    }
    return new PriceFile(new PriceBook(name, prices), problems);
  }

  private static Price price(List<String> header, List<String> cells) {
    if (cells.size() > header.size()) {
      throw new IllegalArgumentException(
          cells.size() + " cells under " + header.size() + " columns");
    }
    Map<String, String> row = new HashMap<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      row.put(header.get(cell), cells.get(cell).strip());
    }
    for (String column : REQUIRED) {
      if (row.getOrDefault(column, "").isEmpty()) {
        throw new IllegalArgumentException("there is no " + column);
      }
    }
    BigDecimal low = number(row.getOrDefault("price", ""));
    String high = row.getOrDefault("price_high", "");
    String date = row.getOrDefault("date", "");
    return new Price(
        row.getOrDefault("type", ""),
        row.getOrDefault("component", ""),
        row.getOrDefault("region", ""),
        row.getOrDefault("unit", ""),
        low,
        high.isEmpty() ? low : number(high),
        date.isEmpty() ? null : LocalDate.parse(date));
  }

  private static BigDecimal number(String text) {
    if (text.length() > MOST_DIGITS || !text.matches("\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException("not a price in US dollars: " + text);
    }
    return new BigDecimal(text);
  }
}
