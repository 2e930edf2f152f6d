package dev.plumbline.reporter.output;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.List;

/**
 * JUnit's XML as CI servers read it: a suite a stack, a failed case an open finding that the change
 * brings, an error a stack that could not be reviewed in full.
 */
final class JUnit {
  private JUnit() {}

  static String render(Contents contents) {
    var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    contents.stacks().forEach(stack -> suite(stack, out));
    incomplete(contents.report(), out);
    nothing(contents.report(), out);
    return out.append("</testsuites>\n").toString();
  }

  private static void nothing(Report report, StringBuilder out) {
    if (report.verdict() == Verdict.NOTHING_REVIEWED) {
      open(out, "plumbline", 1, 0, 0, 1);
      out.append("    <testcase classname=\"plumbline\" name=\"nothing reviewed\">");
      out.append("<skipped message=\"").append(Xml.text(String.join(" ", report.notes())));
      out.append("\"/></testcase>\n  </testsuite>\n");
    }
  }

  private static void suite(Stack stack, StringBuilder out) {
    List<Finding> cases =
        stack.findings().stream().filter(f -> f.status() != Finding.Status.FIXED).toList();
    long skipped = cases.stream().filter(one -> !skipped(one).isEmpty()).count();
    open(out, stack.name(), Math.max(1, cases.size()), cases.size() - skipped, 0, skipped);
    for (Finding finding : cases) {
      out.append("    <testcase classname=\"").append(Xml.text(finding.policy()));
      out.append("\" name=\"").append(Xml.text(name(finding)));
      out.append("\" file=\"").append(Xml.text(finding.range().file()));
      out.append("\" line=\"").append(finding.range().start().line()).append("\">");
      String why = skipped(finding);
      if (!why.isEmpty()) {
        out.append("<skipped message=\"").append(why).append("\"/>");
      } else {
        out.append("<failure type=\"").append(finding.severity().label());
        out.append("\" message=\"").append(Xml.text(finding.message())).append("\">");
        out.append(Xml.text(finding.range() + "\n" + finding.remediation())).append("</failure>");
      }
      out.append("</testcase>\n");
    }
    if (cases.isEmpty()) {
      out.append("    <testcase classname=\"plumbline\" name=\"no findings\"/>\n");
    }
    out.append("  </testsuite>\n");
  }

  private static void incomplete(Report report, StringBuilder out) {
    if (report.incomplete().isEmpty()) {
      return;
    }
    int count = report.incomplete().size();
    open(out, "incomplete", count, 0, count, 0);
    for (Report.Incomplete incomplete : report.incomplete()) {
      out.append("    <testcase classname=\"plumbline\" name=\"");
      out.append(Xml.text(incomplete.stack())).append("\"><error message=\"");
      out.append(Xml.text(incomplete.reason())).append("\"/></testcase>\n");
    }
    out.append("  </testsuite>\n");
  }

  private static void open(
      StringBuilder out, String name, int tests, long failures, int errors, long skipped) {
    out.append("  <testsuite name=\"").append(Xml.text(name));
    out.append("\" tests=\"").append(tests).append("\" failures=\"").append(failures);
    out.append("\" errors=\"").append(errors).append("\" skipped=\"").append(skipped);
    out.append("\">\n");
  }

  /** Why it is no failure of this change; nothing where it is one. */
  private static String skipped(Finding finding) {
    return switch (finding.status()) {
      case SUPPRESSED -> "suppressed";
      case EXISTING -> "was there before the change";
      case NEW, FIXED -> "";
    };
  }

  private static String name(Finding finding) {
    String at = finding.resource().isEmpty() ? "stack" : finding.resource();
    return finding.attribute().isEmpty() ? at : at + " " + finding.attribute();
  }
}
