package dev.plumbline.reporter.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.reporter.output.Contents.Group;
import dev.plumbline.reporter.output.Contents.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * SARIF 2.1.0 (OASIS), within the limits of GitHub's code scanning: repository-relative URIs, lines
 * from 1, fingerprints, at most 25,000 results, security severities on the rules.
 */
final class Sarif {
  static final int MOST_RESULTS = 25_000;
  private static final int MOST_LOCATIONS = 1_000;

  /** What GitHub shows with security alerts; the rest stays among the others. */
  private static final Set<String> SECURITY =
      Set.of("security", "iam", "network", "encryption", "secrets");

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";

  private Sarif() {}

  static String render(Contents contents) {
    List<Group> results = Contents.grouped(contents.findings());
    Map<String, Finding> rules = new LinkedHashMap<>();
    for (Group result : results) {
      Finding finding = result.first().finding();
      rules.putIfAbsent(finding.policy(), finding);
    }
    ObjectNode run = Nodes.object();
    run.set("tool", tool(rules));
    ObjectNode invocation = run.putArray("invocations").addObject();
    invocation.put("executionSuccessful", contents.report().incomplete().isEmpty());
    notifications(contents.report(), results.size(), invocation);
    run.putObject("originalUriBaseIds")
        .putObject(ROOT)
        .putObject("description")
        .put("text", "The root of the repository.");
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode list = run.putArray("results");
    Map<String, Integer> order = new HashMap<>();
    rules.keySet().forEach(rule -> order.put(rule, order.size()));
    results.stream().limit(MOST_RESULTS).forEach(result -> list.add(result(result, order)));
    ObjectNode log = Nodes.object();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.putArray("runs").add(run);
    return Nodes.print(log);
  }

  private static ObjectNode tool(Map<String, Finding> rules) {
    ObjectNode tool = Nodes.object();
    ObjectNode driver = tool.putObject("driver");
    driver.put("name", Product.NAME);
    driver.put("version", Product.version());
    driver.put("semanticVersion", Product.version());
    ArrayNode list = driver.putArray("rules");
    rules.values().forEach(finding -> list.add(rule(finding)));
    return tool;
  }

  private static ObjectNode rule(Finding finding) {
    ObjectNode rule = Nodes.object();
    rule.put("id", finding.policy());
    rule.putObject("shortDescription").put("text", finding.title());
    rule.putObject("fullDescription").put("text", finding.title());
    String help = finding.remediation().isEmpty() ? finding.title() : finding.remediation();
    rule.putObject("help").put("text", help).put("markdown", help);
    if (!finding.references().isEmpty()) {
      rule.put("helpUri", finding.references().getFirst());
    }
    rule.putObject("defaultConfiguration").put("level", level(finding.severity()));
    ObjectNode properties = rule.putObject("properties");
    properties.set("tags", Nodes.array(tags(finding)));
    properties.put(
        "security-severity", String.format(Locale.ROOT, "%.1f", finding.severity().score()));
    properties.put("problem.severity", level(finding.severity()));
    return rule;
  }

  private static List<String> tags(Finding finding) {
    var tags = new ArrayList<String>();
    if (SECURITY.contains(finding.category())) {
      tags.add("security");
    }
    tags.add(finding.category());
    tags.addAll(finding.controls());
    // GitHub takes 20 at most.
    return tags.stream().distinct().limit(20).toList();
  }

  private static ObjectNode result(Group group, Map<String, Integer> rules) {
    Finding finding = group.first().finding();
    ObjectNode result = Nodes.object();
    result.put("ruleId", finding.policy());
    result.put("ruleIndex", rules.getOrDefault(finding.policy(), -1));
    result.put("level", level(finding));
    result.putObject("message").put("text", finding.message() + group.count());
    ArrayNode locations = result.putArray("locations");
    group.instances().stream().limit(MOST_LOCATIONS).forEach(one -> locations.add(location(one)));
    result.putObject("partialFingerprints").put("plumbline/v1", finding.fingerprint());
    baseline(finding, result);
    ArrayNode suppressions = result.putArray("suppressions");
    if (finding.status() == Finding.Status.SUPPRESSED) {
      suppressions.add(suppression(finding));
    }
    related(finding, result);
    ObjectNode properties = result.putObject("properties");
    properties.put("stack", group.first().stack().name());
    properties.put("severity", finding.severity().label());
    properties.put("advisory", finding.advisory());
    properties.put("level", finding.level().label());
    return result;
  }

  private static void baseline(Finding finding, ObjectNode result) {
    switch (finding.status()) {
      case NEW -> result.put("baselineState", "new");
      case EXISTING -> result.put("baselineState", "unchanged");
      case FIXED -> result.put("baselineState", "absent");
      case SUPPRESSED -> {
        // Whether it is new is not known of a suppressed one.
      }
    }
  }

  private static ObjectNode location(Located located) {
    Finding finding = located.finding();
    ObjectNode location = Nodes.object();
    location.set("physicalLocation", physical(finding.range()));
    if (!finding.resource().isEmpty()) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", finding.resource())
          .put("kind", "resource");
    }
    return location;
  }

  private static ObjectNode physical(SourceRange range) {
    ObjectNode physical = Nodes.object();
    physical.putObject("artifactLocation").put("uri", Uris.of(range.file())).put("uriBaseId", ROOT);
    physical
        .putObject("region")
        .put("startLine", range.start().line())
        .put("startColumn", range.start().column())
        .put("endLine", range.end().line())
        .put("endColumn", range.end().column());
    return physical;
  }

  private static ObjectNode suppression(Finding finding) {
    ObjectNode suppression = Nodes.object();
    Suppression decision = finding.suppression();
    boolean inSource = decision == null || !decision.form().equals("baseline");
    suppression.put("kind", inSource ? "inSource" : "external");
    suppression.put("status", "accepted");
    if (decision != null) {
      suppression.put("justification", decision.reason());
      suppression.putObject("location").set("physicalLocation", physical(decision.range()));
    }
    return suppression;
  }

  /** The way of the value, for a viewer that shows it. */
  private static void related(Finding finding, ObjectNode result) {
    if (finding.trace().isEmpty()) {
      return;
    }
    ArrayNode related = result.putArray("relatedLocations");
    for (int i = 0; i < finding.trace().size(); i++) {
      var step = finding.trace().get(i);
      ObjectNode location = related.addObject();
      location.put("id", i + 1);
      location.putObject("message").put("text", step.name());
      location.set("physicalLocation", physical(step.range()));
    }
  }

  private static void notifications(Report report, int results, ObjectNode invocation) {
    ArrayNode notifications = invocation.putArray("toolExecutionNotifications");
    for (Report.Incomplete incomplete : report.incomplete()) {
      notification(notifications, "error", incomplete.stack() + ": " + incomplete.reason());
    }
    report.notes().forEach(note -> notification(notifications, "note", note));
    if (results > MOST_RESULTS) {
      int left = results - MOST_RESULTS;
      notification(
          notifications, "warning", left + " results of lesser severity are left out of this file");
    }
  }

  private static void notification(ArrayNode notifications, String level, String text) {
    notifications.addObject().put("level", level).putObject("message").put("text", text);
  }

  private static String level(Finding finding) {
    return switch (finding.level()) {
      case ADVISORY -> "note";
      case WARN -> "warning";
      case THRESHOLD -> level(finding.severity());
      case BLOCK -> "error";
    };
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }
}
