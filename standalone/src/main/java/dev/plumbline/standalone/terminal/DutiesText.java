package dev.plumbline.standalone.terminal;

import dev.plumbline.reporter.output.Contents;
import java.util.List;

/** Which dangers of a change have to be taken on and how, and what was said that takes none on. */
public final class DutiesText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public DutiesText(Style style) {
    this.style = style;
  }

  /** {@code ""} where the change has neither. */
  public String render(Contents contents) {
    contents.stacks().forEach(this::stack);
    return text.toString();
  }

  private void stack(Contents.Stack stack) {
    List<String> lines = new ConsequencesText(style).decisive(stack.plan().consequences());
    if (!lines.isEmpty()) {
      text.append('\n')
          .append(style.bold("── " + CodeFrame.printable(stack.name()) + ": dangers ──"))
          .append('\n');
      lines.forEach(line -> text.append(line).append('\n'));
    }
  }
}
