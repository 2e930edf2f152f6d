package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.External.Standing;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.List;

/** What other scanners found that we don't say, as entries of the pull request's comment. */
final class ExternalMarkdown {
  private ExternalMarkdown() {}

  static List<String> lines(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    int same = 0;
    for (Stack stack : stacks) {
      stack.externalProblems().forEach(problem -> lines.add("- " + text(problem)));
      for (External one : stack.external()) {
        if (one.standing() == Standing.SAME) {
          same++;
        } else {
          lines.add(line(one));
        }
      }
    }
    if (same > 0) {
      lines.add("- " + same + " results are the same as findings above");
    }
    return lines;
  }

  private static String line(External one) {
    String title = one.title().isEmpty() ? one.message() : one.title();
    return "- **"
        + one.severity().label()
        + "** "
        + code(one.range().file() + ":" + one.range().start().line())
        + " "
        + text(title)
        + " "
        + code(one.tool() + " " + one.rule())
        + (one.standing() == Standing.DISAGREES ? "; we judge otherwise: " + code(one.ours()) : "");
  }
}
