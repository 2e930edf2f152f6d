package dev.plumbline.reporter.output;

import static dev.plumbline.reporter.markdown.Markdown.code;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.reporter.markdown.Markdown;
import dev.plumbline.reporter.output.Contents.Stack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Verified fixes of the findings that are shown, each folded; those of the others counted. */
final class FixMarkdown {
  private static final int MOST_DIFF = 4_000;

  private FixMarkdown() {}

  static List<String> lines(Contents contents) {
    var lines = new ArrayList<String>();
    int old = 0;
    int tooLong = 0;
    for (Stack stack : contents.worstFirst()) {
      Set<String> shown = shown(contents, stack);
      var listed = new ArrayList<Fix>();
      for (Fix fix : stack.fixes().stream().filter(Fix::verified).toList()) {
        if (!shown.contains(fix.fingerprint())) {
          old++;
        } else if (fix.diff().length() > MOST_DIFF) {
          tooLong++;
        } else {
          listed.add(fix);
        }
      }
      byEdit(listed).forEach(fixes -> lines.add(folded(fixes)));
    }
    if (tooLong > 0) {
      lines.add("\n" + fixes(tooLong) + " too long for here: " + code("plumbline fix"));
    }
    if (old > 0) {
      lines.add(
          "\n"
              + fixes(old)
              + " of older findings: "
              + MarkdownComment.existing("fix", contents)
              + ".");
    }
    return lines;
  }

  private static String fixes(int count) {
    return count + (count == 1 ? " fix" : " fixes");
  }

  private static Set<String> shown(Contents contents, Stack stack) {
    return stack.findings().stream()
        .filter(finding -> contents.isShown(stack, finding))
        .map(Finding::fingerprint)
        .collect(Collectors.toSet());
  }

  /** One edit that several policies ask for stands once, with the policies. */
  private static Collection<List<Fix>> byEdit(List<Fix> fixes) {
    return fixes.stream()
        .collect(
            Collectors.groupingBy(
                fix -> List.of(fix.diff(), fix.others()), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /**
   * @param fixes with the same edit
   */
  private static String folded(List<Fix> fixes) {
    Fix fix = fixes.getFirst();
    return "<details><summary>"
        + fixes.stream().map(Fix::title).distinct().map(Xml::text).collect(Collectors.joining("; "))
        + "</summary>\n\n"
        + policies(fixes)
        + others(fix)
        + fenced(SecretText.maskedLines(fix.diff()))
        + "\n</details>\n";
  }

  private static String policies(List<Fix> fixes) {
    List<String> policies = fixes.stream().map(Fix::policy).distinct().toList();
    return policies.size() == 1
        ? ""
        : "For " + policies.stream().map(Markdown::code).collect(Collectors.joining(", ")) + "\n\n";
  }

  private static String others(Fix fix) {
    return fix.others().isEmpty()
        ? ""
        : "Changes as well: "
            + fix.others().stream().map(Markdown::code).collect(Collectors.joining(", "))
            + "\n\n";
  }

  /** The fence is longer than any in the text. */
  private static String fenced(String diff) {
    String fence = "```";
    while (diff.contains(fence)) {
      fence += "`";
    }
    return fence + "diff\n" + diff + (diff.endsWith("\n") ? "" : "\n") + fence;
  }
}
