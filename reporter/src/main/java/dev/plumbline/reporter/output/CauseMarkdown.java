package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.reporter.markdown.Markdown;
import dev.plumbline.reporter.output.Contents.Together;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is said of one cause as an entry of a list: the place once, what each policy says, and each
 * remedy once.
 */
record CauseMarkdown(Together together, Environments environments) {
  String text() {
    List<List<Finding>> faults = together.cause().faults();
    List<Finding> first = faults.getFirst();
    String said = "- " + severity(first) + " " + place(first.getFirst()) + " " + message(first);
    if (faults.size() == 1) {
      Finding only = first.getFirst();
      return said + "\n  " + Markdown.text(only.remediation()) + " " + code(only.policy());
    }
    var text = new StringBuilder(said + " " + code(first.getFirst().policy()));
    for (List<Finding> other : faults.subList(1, faults.size())) {
      text.append("\n  - ").append(severity(other)).append(' ');
      if (!range(other).equals(range(first))) {
        text.append(place(other.getFirst())).append(' ');
      }
      text.append(message(other)).append(' ').append(code(other.getFirst().policy()));
    }
    Map<String, List<String>> remedies = together.cause().remedies();
    remedies.forEach((remedy, policies) -> {
      text.append("\n  - ").append(Markdown.text(remedy));
      if (remedies.size() > 1) {
        text.append(" For ")
            .append(policies.stream().map(Markdown::code).collect(Collectors.joining(", ")));
      }
    });
    return text.toString();
  }

  private static SourceRange range(List<Finding> fault) {
    return fault.getFirst().range();
  }

  private static String severity(List<Finding> fault) {
    return "**" + fault.getFirst().severity().label() + "**";
  }

  private static String place(Finding finding) {
    String place = code(finding.range().file() + ":" + finding.range().start().line());
    return finding.evidence().isEmpty() ? place : place + " in " + code(finding.evidence());
  }

  private String message(List<Finding> fault) {
    Finding finding = fault.getFirst();
    String where = environments.text(together.stack().report().stack(), finding);
    return Markdown.text(finding.message() + instances(fault))
        + (finding.advisory()
            ? " _(advisory)_"
            : finding.level() == Finding.Level.BLOCK ? " _(blocks)_" : "")
        + (where.isEmpty() ? "" : " _(" + Markdown.text(where) + ")_");
  }

  private static String instances(List<Finding> fault) {
    return fault.size() == 1 ? "" : " (" + fault.size() + " instances)";
  }
}
