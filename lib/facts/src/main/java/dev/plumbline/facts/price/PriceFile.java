package dev.plumbline.facts.price;

import dev.plumbline.model.source.Nearest;
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
  private static final List<String> OPTIONAL = List.of("region", "price_high", "date");
  private static final int MOST_DIGITS = 40;

  /** What some programs write before a text. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  public PriceFile {
    problems = List.copyOf(problems);
  }

  public static PriceFile read(String name, byte[] csv) {
    var problems = new ArrayList<String>();
    var prices = new ArrayList<Price>();
    String text = new String(csv, StandardCharsets.UTF_8);
    List<List<String>> rows =
        CsvRows.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    List<String> header =
        rows.isEmpty() ? List.of() : rows.getFirst().stream().map(String::strip).toList();
    if (!header.containsAll(REQUIRED)) {
      problems.add(name + ":1: the first line has to name the columns " + REQUIRED);
      return new PriceFile(new PriceBook(name, prices), problems);
    }
    for (String column : header) {
      if (!REQUIRED.contains(column) && !OPTIONAL.contains(column)) {
        problems.add(
            name
                + ":1: means nothing here: the column "
                + column
                + Nearest.suggestion(column, OPTIONAL));
      }
    }
    for (int row = 1; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      if (cells.size() == 1 && cells.getFirst().isBlank()) {
        continue;
      }
      try {
        prices.add(price(header, cells));
      } catch (IllegalArgumentException e) {
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
        date.isEmpty() ? null : day(date));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a date such as 2026-10-01: " + text, e);
    }
  }

  private static BigDecimal number(String text) {
    if (text.length() > MOST_DIGITS || !text.matches("\\d+(\\.\\d+)?")) {
      throw new IllegalArgumentException("not a price in US dollars: " + text);
    }
    return new BigDecimal(text);
  }
}
