package dev.plumbline.reporter.output;

import dev.plumbline.model.finding.Cause;
import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.reporter.output.Contents.Stack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The report as one page that needs nothing else: no script, no network; light and dark. */
final class HtmlPage {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <title>TITLE</title>
      <style>
      :root{color-scheme:light dark}
      body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:0 auto;padding:1rem}
      h1,h2,h3{line-height:1.2}table{border-collapse:collapse;width:100%}
      td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #8884;vertical-align:top}
      code{font-family:ui-monospace,monospace;overflow-wrap:anywhere}
      .fail,.critical,.high,.danger{color:light-dark(#b3261e,#ff8a80)}
      .incomplete,.medium{color:light-dark(#8a5a00,#ffcc66)}.pass{color:light-dark(#1b6e34,#7ee2a0)}
      .low,.info,.quiet{opacity:.8}.danger{font-weight:700}
      img{max-width:100%;height:auto}.wide{overflow-x:auto}
      </style></head><body>
      """;

  private final StringBuilder out = new StringBuilder();

  private HtmlPage() {}

  static String render(Contents contents) {
    return new HtmlPage().write(contents);
  }

  private String write(Contents contents) {
    Report report = contents.report();
    String subject =
        report.ref().isEmpty() ? report.repository() : report.repository() + " " + report.ref();
    out.append(HEAD.replace("TITLE", Xml.text("Plumbline: " + subject)));
    String verdict = report.verdict().label().replace('_', ' ');
    tag("h1", "", subject);
    out.append("<p><strong class=\"").append(verdict).append("\">").append(verdict);
    out.append("</strong> ").append(Xml.text(report.summary())).append(".</p>\n");
    list("Danger", "danger", report.dangers().stream().map(d -> d.stack() + ": " + d.text()));
    list(
        "Incomplete",
        "incomplete",
        report.incomplete().stream().map(i -> i.stack() + ": " + i.reason()));
    list("Notes", "", report.notes().stream());
    contents.worstFirst().forEach(this::stack);
    return out.append("</body></html>\n").toString();
  }

  private void stack(Stack stack) {
    out.append("<section>\n");
    tag("h2", "", stack.name());
    tag("p", "quiet", stack.report().understood() + ".");
    ConsequencesHtml.of(stack.plan())
        .forEach(listed -> list(listed.title(), listed.kind(), listed.items().stream()));
    findings(stack.findings());
    var cost = stack.report().cost();
    if (cost != null) {
      tag("h3", "", "Cost");
      tag("p", "", CostMarkdown.sum(cost) + ".");
    }
    roll(stack);
    if (!stack.diagram().isEmpty()) {
      byte[] svg = stack.diagram().getBytes(StandardCharsets.UTF_8);
      tag("h3", "", "Architecture");
      out.append("<p class=\"wide\"><img alt=\"Architecture of ").append(Xml.text(stack.name()));
      out.append("\" src=\"data:image/svg+xml;base64,");
      out.append(Base64.getEncoder().encodeToString(svg)).append("\"></p>\n");
    }
    out.append("</section>\n");
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      tag("p", "quiet", "No findings.");
      return;
    }
    out.append("<div class=\"wide\"><table><thead><tr><th>severity<th>status<th>place<th>finding");
    out.append("</tr></thead><tbody>\n");
    Cause.group(Fault.group(findings)).forEach(this::cause);
    out.append("</tbody></table></div>\n");
  }

  /** One row for all that is said of one cause. */
  private void cause(Cause cause) {
    Finding finding = cause.first();
    int instances = cause.faults().getFirst().size();
    String severity = finding.severity().label();
    out.append("<tr><td class=\"").append(severity).append("\">").append(severity);
    out.append("<td>").append(finding.status().name().toLowerCase(Locale.ROOT));
    out.append("<td><code>").append(place(finding)).append("</code>");
    if (!finding.evidence().isEmpty()) {
      out.append(" in <code>").append(Xml.text(finding.evidence())).append("</code>");
    }
    out.append("<br><code>").append(Xml.text(finding.resource())).append("</code>");
    if (instances > 1) {
      out.append("<br>").append(instances).append(" instances");
    }
    out.append("<td>").append(String.join("<br>", said(cause))).append("</tr>\n");
  }

  private static List<String> said(Cause cause) {
    boolean one = cause.faults().size() == 1;
    Finding first = cause.first();
    var lines = new ArrayList<String>();
    for (List<Finding> fault : cause.faults()) {
      Finding finding = fault.getFirst();
      String severity = fault == cause.faults().getFirst() ? "" : finding.severity().label() + ": ";
      boolean here = finding.range().equals(first.range());
      String place = here ? "" : " <code>" + place(finding) + "</code>";
      lines.add(severity + Xml.text(finding.message()) + place);
      if (!one) {
        lines.add("<code>" + Xml.text(finding.policy()) + "</code>");
      }
    }
    cause
        .remedies()
        .forEach((remedy, policies) -> {
          lines.add(Xml.text(remedy));
          if (one || cause.remedies().size() > 1) {
            lines.add("<code>" + Xml.text(String.join(", ", policies)) + "</code>");
          }
        });
    return lines;
  }

  private static String place(Finding finding) {
    return Xml.text(finding.range().file()) + ":" + finding.range().start().line();
  }

  private void roll(Stack stack) {
    for (Strategy.Wave wave : stack.strategy().waves()) {
      list(
          "Roll-out, wave " + wave.number(),
          "",
          wave.steps().stream().map(step -> step.address() + ": " + step.why()));
    }
    if (!stack.strategy().waves().isEmpty()) {
      tag("h3", "", "Roll back");
      tag("p", "", stack.strategy().rollback().summary());
      list("", "", stack.strategy().rollback().steps().stream());
    }
  }

  private void list(String title, String kind, Stream<String> items) {
    List<String> all = items.toList();
    if (all.isEmpty()) {
      return;
    }
    if (!title.isEmpty()) {
      tag("h3", kind, title);
    }
    out.append("<ul>\n");
    all.forEach(item -> tag("li", kind, item));
    out.append("</ul>\n");
  }

  private void tag(String name, String kind, String text) {
    out.append('<').append(name);
    if (!kind.isEmpty()) {
      out.append(" class=\"").append(kind).append('"');
    }
    out.append('>').append(Xml.text(text)).append("</").append(name).append(">\n");
  }
}
