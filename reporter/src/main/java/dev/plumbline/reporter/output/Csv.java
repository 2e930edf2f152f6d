package dev.plumbline.reporter.output;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.reporter.output.Contents.Located;
import java.util.List;
import java.util.Locale;

/** One line a finding, as RFC 4180 has it. */
final class Csv {
  private static final List<String> HEADER =
      List.of(
          "stack",
          "status",
          "severity",
          "policy",
          "title",
          "resource",
          "attribute",
          "file",
          "line",
          "message",
          "remediation",
          "category",
          "controls",
          "fingerprint");
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  static String render(Contents contents) {
    var out = new StringBuilder();
    line(out, HEADER);
    for (Located located : contents.findings()) {
      Finding finding = located.finding();
      line(
          out,
          List.of(
              located.stack().name(),
              finding.status().name().toLowerCase(Locale.ROOT),
              finding.severity().label(),
              finding.policy(),
              finding.title(),
              finding.resource(),
              finding.attribute(),
              finding.range().file(),
              Integer.toString(finding.range().start().line()),
              finding.message(),
              finding.remediation(),
              finding.category(),
              String.join(" ", finding.controls()),
              finding.fingerprint()));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> values) {
    out.append(String.join(",", values.stream().map(Csv::value).toList())).append("\r\n");
  }

  /** What a spreadsheet would run as a formula is kept from it by an apostrophe. */
  private static String value(String value) {
    String safe = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
