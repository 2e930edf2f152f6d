package dev.plumbline.reporter.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.section.Report;
import dev.plumbline.reporter.output.Contents.Located;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** GitLab's SAST report, version 15.0 of its security report schemas. */
final class GitLabSast {
  static final String VERSION = "15.0.7";
  private static final String ID = "plumbline";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private GitLabSast() {}

  static String render(Contents contents) {
    ObjectNode document = Nodes.object();
    document.put("version", VERSION);
    ArrayNode vulnerabilities = document.putArray("vulnerabilities");
    contents.open().forEach(one -> vulnerabilities.add(vulnerability(one)));
    document.set("scan", scan(contents.report()));
    return Nodes.print(document);
  }

  private static ObjectNode vulnerability(Located located) {
    Finding finding = located.finding();
    ObjectNode node = Nodes.object();
    node.put("id", id(finding));
    node.put("name", clipped(finding.title(), 255));
    node.put("description", finding.message());
    node.put("severity", severity(finding.severity()));
    node.put("solution", clipped(finding.remediation(), 7_000));
    ArrayNode identifiers = node.putArray("identifiers");
    identifiers
        .addObject()
        .put("type", "plumbline_policy")
        .put("name", finding.policy())
        .put("value", finding.policy());
    ObjectNode location = node.putObject("location");
    location.put("file", finding.range().file());
    location.put("start_line", finding.range().start().line());
    location.put("end_line", finding.range().end().line());
    ArrayNode links = node.putArray("links");
    finding.references().stream()
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
        .forEach(url -> links.addObject().put("url", url));
    return node;
  }

  private static ObjectNode scan(Report report) {
    ObjectNode scan = Nodes.object();
    for (String role : new String[] {"analyzer", "scanner"}) {
      ObjectNode tool = scan.putObject(role);
      tool.put("id", ID).put("name", Product.NAME).put("version", Product.version());
      tool.putObject("vendor").put("name", Product.NAME);
    }
    scan.put("type", "sast");
    scan.put("start_time", time(report.startedAt()));
    scan.put("end_time", time(report.endedAt()));
    scan.put("status", report.incomplete().isEmpty() ? "success" : "failure");
    return scan;
  }

  /** A UUID that follows from the identity, as the schema wants one. */
  private static String id(Finding finding) {
    return UUID.nameUUIDFromBytes(finding.fingerprint().getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static String time(Instant at) {
    return TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String clipped(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "Critical";
      case HIGH -> "High";
      case MEDIUM -> "Medium";
      case LOW -> "Low";
      case INFO -> "Info";
    };
  }
}
