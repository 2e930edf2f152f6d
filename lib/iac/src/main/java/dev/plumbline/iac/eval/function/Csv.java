package dev.plumbline.iac.eval.function;

import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 writes them; empty lines are left out. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /**
   * @throws ArgumentException when a quote stands where none may
   */
  static List<List<String>> read(String text, Budget budget) throws ArgumentException {
    var reader = new Csv(text);
    List<List<String>> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      budget.spend(1);
      List<String> row = reader.row();
      if (row.size() > 1 || !row.getFirst().isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() throws ArgumentException {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : bare());
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        continue;
      }
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      return fields;
    }
  }

  private String bare() throws ArgumentException {
    int start = at;
    while (at < text.length() && ",\n".indexOf(text.charAt(at)) < 0) {
      if (text.charAt(at) == '"') {
        throw new ArgumentException(0, "a quote stands within a field that is not quoted");
      }
      at++;
    }
    int end = at > start && text.charAt(at - 1) == '\r' ? at - 1 : at;
    return text.substring(start, end);
  }

  private String quoted() throws ArgumentException {
    var field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        if (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
          throw new ArgumentException(0, "something stands behind a closing quote");
        }
        return field.toString();
      }
    }
    throw new ArgumentException(0, "a quote is not closed");
  }
}
