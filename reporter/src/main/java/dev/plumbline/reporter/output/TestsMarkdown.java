package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.List;

/** Committed tests that a change breaks, and whether generated ones are in step. */
final class TestsMarkdown {
  private static final int MOST = 10;

  private TestsMarkdown() {}

  /** Nothing for a stack that has committed none and breaks none. */
  static List<String> lines(List<Stack> stacks) {
    var lines = new ArrayList<String>();
    for (Stack stack : stacks) {
      GeneratedTests tests = stack.plan().generated();
      List<String> broke = tests.broke();
      broke.stream().limit(MOST).map(line -> "- ❌ " + text(line)).forEach(lines::add);
      if (broke.size() > MOST) {
        lines.add("- … and " + (broke.size() - MOST) + " more");
      }
      if (isCommitted(tests) && tests.differs()) {
        lines.add(
            "- "
                + code(stack.name())
                + ": "
                + text(tests.line() + "; `plumbline tests --apply` brings them in step"));
      }
    }
    return lines;
  }

  private static boolean isCommitted(GeneratedTests tests) {
    return tests.files().stream()
        .anyMatch(file -> file.change() != dev.plumbline.model.test.TestFile.Change.ADDED);
  }
}
