package dev.plumbline.facts.price;

import java.util.ArrayList;
import java.util.List;

/** Rows of CSV as RFC 4180 has them; a quoted cell keeps its commas and quotes, not its lines. */
final class CsvRows {
  private CsvRows() {}

  static List<List<String>> of(String text) {
    return text.lines().map(CsvRows::cells).toList();
  }

  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
