package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.External.Standing;
import dev.plumbline.reporter.output.Contents;

/** What other scanners found, held against our findings. */
public final class ExternalText {
  private static final int MOST = 100;

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public ExternalText(Style style) {
    this.style = style;
  }

  public String render(Contents contents) {
    int same = 0;
    int shown = 0;
    for (Contents.Stack stack : contents.stacks()) {
      stack.externalProblems().forEach(one -> line(style.yellow("! ") + CodeFrame.printable(one)));
      for (External one : stack.external()) {
        if (one.standing() == Standing.SAME) {
          same++;
        } else if (shown++ < MOST) {
          result(one);
        }
      }
    }
    if (shown > MOST) {
      line(style.dim("  and " + (shown - MOST) + " more of other scanners"));
    }
    line("Other scanners: " + shown + " that only they report, " + same + " the same as ours");
    return text.toString();
  }

  private void result(External one) {
    String title = one.title().isEmpty() ? one.message() : one.title();
    String otherwise =
        one.standing() == Standing.DISAGREES ? "  we judge otherwise: " + one.ours() : "";
    line(
        "  "
            + one.severity().label()
            + "  "
            + style.bold(CodeFrame.printable(title))
            + style.dim("  " + CodeFrame.printable(one.tool() + " " + one.rule() + otherwise)));
    line(style.dim("  " + one.range().file() + ":" + one.range().start().line()));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
