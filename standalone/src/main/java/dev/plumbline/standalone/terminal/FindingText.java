package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Cause;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One finding as a few lines: what, where, the code, where the value came from, what to do. */
public final class FindingText {
  private static final int NAMED = 3;
  private static final int INDENT = 2;
  private final Style style;
  private final Style inner;
  private final CodeFrame frame;

  public FindingText(Style style) {
    this.style = style;
    this.inner = style.indented(INDENT);
    this.frame = new CodeFrame(inner);
  }

  /**
   * @param cause what different policies say of it; of each fault the first instance stands for all
   * @param sources the stack's files; null where they are not at hand, so that no code is shown
   */
  String render(Cause cause, @Nullable SourceTree sources) {
    Finding finding = cause.first();
    byte[] source = sources == null ? null : sources.file(finding.range().file());
    String code = source == null ? "" : frame.draw(source, finding.range());
    String text = inner.fit(said(cause)) + code + inner.fit(trace(finding) + remedies(cause));
    return text.indent(INDENT);
  }

  /** What is wrong, and where. */
  private String said(Cause cause) {
    List<List<Finding>> faults = cause.faults();
    List<Finding> instances = faults.getFirst();
    Finding finding = instances.getFirst();
    boolean brief = cause.named() && faults.size() > 1;
    var text = new StringBuilder();
    faults.forEach(
        fault -> text.append(brief ? briefly(fault.getFirst(), finding) : said(fault.getFirst())));
    text.append(style.blue(finding.range().toString()));
    if (!finding.evidence().isEmpty()) {
      text.append(" in ").append(CodeFrame.printable(finding.evidence()));
    }
    if (!finding.resource().isEmpty()) {
      text.append("  ").append(CodeFrame.printable(finding.resource()));
    }
    if (instances.size() > 1) {
      text.append(style.dim("  and " + (instances.size() - 1) + " more: "));
      text.append(CodeFrame.printable(others(instances)));
    }
    return text.append('\n').toString();
  }

  /** Each once; where they differ, with the policies that it is for. */
  private String remedies(Cause cause) {
    Map<String, List<String>> remedies = cause.remedies();
    var text = new StringBuilder();
    remedies.forEach((remedy, of) -> {
      text.append(style.dim("fix  ")).append(CodeFrame.printable(remedy));
      if (remedies.size() > 1) {
        text.append(style.dim("  for " + String.join(", ", of)));
      }
      text.append('\n');
    });
    return text.toString();
  }

  /** In one line, with its place where the first of the cause has another. */
  private String briefly(Finding finding, Finding first) {
    boolean elsewhere = !finding.range().equals(first.range());
    return style.severity(finding.severity())
        + "  "
        + CodeFrame.printable(finding.message())
        + "  "
        + style.dim(finding.policy())
        + mark(finding)
        + (elsewhere ? style.dim("  " + finding.range()) : "")
        + "\n";
  }

  private String said(Finding finding) {
    return style.severity(finding.severity())
        + "  "
        + style.bold(CodeFrame.printable(finding.title()))
        + "  "
        + style.dim(finding.policy())
        + mark(finding)
        + "\n"
        + CodeFrame.printable(finding.message())
        + "\n";
  }

  /** For instances that come after their fault was shown. */
  public String more(List<Finding> instances) {
    Finding finding = instances.getFirst();
    String text = instances.size() + " more of " + finding.policy() + " at " + finding.range();
    return style.dim(text).indent(2);
  }

  private static String others(List<Finding> instances) {
    String named =
        instances.stream()
            .skip(1)
            .limit(NAMED)
            .map(Finding::resource)
            .collect(Collectors.joining(", "));
    return instances.size() - 1 > NAMED ? named + ", …" : named;
  }

  private String mark(Finding finding) {
    String mark =
        switch (finding.status()) {
          case NEW -> "";
          case EXISTING -> "  existing";
          case FIXED -> "  fixed";
          case SUPPRESSED -> "  suppressed";
        };
    return style.dim(mark + level(finding));
  }

  private static String level(Finding finding) {
    return switch (finding.level()) {
      case ADVISORY -> "  advisory";
      case WARN -> "  warns only";
      case THRESHOLD -> finding.advisory() ? "  advisory" : "";
      case BLOCK -> finding.advisory() ? "  advisory" : "  blocks";
    };
  }

  /** Where the value came from; {@code ""} for one that is written where it is used. */
  private String trace(Finding finding) {
    return finding.trace().isEmpty()
        ? ""
        : finding.trace().stream()
            .map(FindingText::step)
            .collect(Collectors.joining(" ← ", style.dim("from "), "\n"));
  }

  private static String step(Provenance.Step step) {
    return CodeFrame.printable(step.name()) + " (" + step.range() + ")";
  }
}
