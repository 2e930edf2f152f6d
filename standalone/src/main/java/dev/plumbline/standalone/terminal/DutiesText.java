package dev.plumbline.standalone.terminal;

import dev.plumbline.model.plan.Consequences;
import dev.plumbline.reporter.output.Contents;
import java.util.List;

/**
 * What of a change to act on before it is merged: what looks renamed, which dangers have to be
 * taken on and how, and what was said that takes none on.
 */
public final class DutiesText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public DutiesText(Style style) {
    this.style = style;
  }

  /** {@code ""} where the change has none of it. */
  public String render(Contents contents) {
    contents.stacks().forEach(this::stack);
    return text.toString();
  }

  private void stack(Contents.Stack stack) {
    Consequences consequences = stack.plan().consequences();
    List<String> lines = new ConsequencesText(style).decisive(consequences);
    if (!lines.isEmpty()) {
      text.append('\n')
          .append(
              style.bold(
                  "── " + CodeFrame.printable(stack.name()) + ": " + heading(consequences) + " ──"))
          .append('\n');
      lines.forEach(line -> text.append(line).append('\n'));
    }
  }

  static String heading(Consequences consequences) {
    boolean renames = !consequences.renames().found().isEmpty();
    boolean dangers =
        consequences.unacknowledged() > 0 || !consequences.acknowledgements().isEmpty();
    return renames ? dangers ? "renames and dangers" : "renames" : "dangers";
  }
}
