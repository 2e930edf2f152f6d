package dev.plumbline.reporter.output;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.reporter.output.Contents.Group;
import dev.plumbline.reporter.output.Contents.Located;

/**
 * Workflow commands that GitHub Actions turns into annotations. Only what is new is put in front of
 * the author, where there is a base to compare with.
 */
final class GitHubAnnotations {
  private GitHubAnnotations() {}

  static String render(Contents contents) {
    var out = new StringBuilder();
    for (Group group : Contents.grouped(contents.open())) {
      Located located = group.first();
      Finding finding = located.finding();
      boolean old = finding.status() == Finding.Status.EXISTING;
      if (!old || !located.stack().report().comparable()) {
        command(finding, group.count(), out);
      }
    }
    contents
        .report()
        .dangers()
        .forEach(danger ->
            out.append("::error title=Danger in ")
                .append(property(danger.stack()))
                .append("::")
                .append(data(danger.text()))
                .append('\n'));
    if (contents.report().verdict() == Verdict.NOTHING_REVIEWED) {
      out.append("::warning title=Nothing reviewed::")
          .append(data(String.join(" ", contents.report().notes())))
          .append('\n');
    }
    return out.toString();
  }

  private static void command(Finding finding, String instances, StringBuilder out) {
    out.append("::").append(level(finding.severity()));
    out.append(" file=").append(property(finding.range().file()));
    out.append(",line=").append(finding.range().start().line());
    out.append(",endLine=").append(finding.range().end().line());
    out.append(",title=").append(property(finding.policy()));
    out.append("::")
        .append(data(finding.message() + instances + "\n" + finding.remediation()))
        .append('\n');
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "notice";
    };
  }

  /** Escapes as the runner unescapes; a newline would begin a command of its own. */
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
