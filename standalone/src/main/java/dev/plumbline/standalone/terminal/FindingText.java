package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.SourceTree;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One finding as a few lines: what, where, the code, where the value came from, what to do. */
public final class FindingText {
  private final Style style;
  private final CodeFrame frame;

  public FindingText(Style style) {
    this.style = style;
    this.frame = new CodeFrame(style);
  }

  /**
   * @param sources the stack's files; null where they are not at hand, so that no code is shown
   */
  public String render(Finding finding, @Nullable SourceTree sources) {
    var text = new StringBuilder();
    text.append(style.severity(finding.severity())).append("  ");
    text.append(style.bold(CodeFrame.printable(finding.title())));
    text.append("  ").append(style.dim(finding.policy())).append(mark(finding)).append('\n');
    text.append(CodeFrame.printable(finding.message())).append('\n');
    text.append(style.blue(finding.range().toString()));
    if (!finding.resource().isEmpty()) {
      text.append("  ").append(CodeFrame.printable(finding.resource()));
    }
    text.append('\n');
    byte[] source = sources == null ? null : sources.file(finding.range().file());
    if (source != null) {
      text.append(frame.draw(source, finding.range()));
    }
    if (!finding.trace().isEmpty()) {
      text.append(style.dim("from ")).append(trace(finding)).append('\n');
    }
    text.append(style.dim("fix  ")).append(CodeFrame.printable(finding.remediation())).append('\n');
    return text.toString().indent(2);
  }

  private String mark(Finding finding) {
    String mark =
        switch (finding.status()) {
          case NEW -> "";
          case EXISTING -> "  existing";
          case FIXED -> "  fixed";
          case SUPPRESSED -> "  suppressed";
        };
    return style.dim(mark + (finding.advisory() ? "  advisory" : ""));
  }

  private static String trace(Finding finding) {
    return finding.trace().stream().map(FindingText::step).collect(Collectors.joining(" ← "));
  }

  private static String step(Provenance.Step step) {
    return CodeFrame.printable(step.name()) + " (" + step.range() + ")";
  }
}
