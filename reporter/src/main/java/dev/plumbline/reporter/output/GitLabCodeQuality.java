package dev.plumbline.reporter.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.reporter.output.Contents.Located;

/** GitLab's code quality report: the part of Code Climate's format that GitLab reads. */
final class GitLabCodeQuality {
  private GitLabCodeQuality() {}

  static String render(Contents contents) {
    ArrayNode issues = JsonNodeFactory.instance.arrayNode();
    for (Located located : contents.open()) {
      Finding finding = located.finding();
      ObjectNode issue = issues.addObject();
      issue.put("description", finding.message());
      issue.put("check_name", finding.policy());
      issue.put("fingerprint", finding.fingerprint());
      issue.put("severity", severity(finding.severity()));
      ObjectNode location = issue.putObject("location");
      location.put("path", finding.range().file());
      location
          .putObject("lines")
          .put("begin", finding.range().start().line())
          .put("end", finding.range().end().line());
    }
    return Nodes.print(issues);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
      case INFO -> "info";
    };
  }
}
