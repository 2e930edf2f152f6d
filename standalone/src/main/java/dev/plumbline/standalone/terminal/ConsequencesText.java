package dev.plumbline.standalone.terminal;

import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.plan.Rename;
import java.util.ArrayList;
import java.util.List;

/** What a predicted plan means: dangers to take on, renames and the blocks that say them. */
final class ConsequencesText {
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  ConsequencesText(Style style) {
    this.style = style;
  }

  List<String> lines(Consequences consequences) {
    consequences.dangers().stream().filter(Danger::stands).forEach(this::danger);
    consequences.acknowledgements().forEach(this::acknowledgement);
    consequences.breaking().forEach(this::breaking);
    consequences.reach().forEach(this::reach);
    consequences.renames().found().forEach(this::rename);
    if (!consequences.renames().actions().isEmpty()) {
      line("  with these blocks  " + Summary.actions(consequences.renames().actions()));
    }
    return lines;
  }

  private void danger(Danger danger) {
    line(style.red("  acknowledge  ") + CodeFrame.printable(danger.address()));
    danger.safeguards().forEach(safeguard -> line("       " + CodeFrame.printable(safeguard)));
    line(style.dim("       if it is meant: " + CodeFrame.printable(danger.answer())));
  }

  private void acknowledgement(Acknowledgement one) {
    line(
        (one.used() ? "  acknowledged  " : style.yellow("  acknowledgement  "))
            + CodeFrame.printable(one.address() + ": " + one.told())
            + style.dim("  " + one.range()));
  }

  private void breaking(Breaking one) {
    line(style.yellow("  breaks  ") + CodeFrame.printable(one.text() + others(one.readers())));
  }

  private void reach(Reach reach) {
    line(
        "  reaches  "
            + CodeFrame.printable(
                reach.address()
                    + " → "
                    + reach.counted()
                    + outputs(reach)
                    + others(reach.stacks())));
  }

  private static String outputs(Reach reach) {
    return reach.outputs().isEmpty() ? "" : ", outputs " + String.join(", ", reach.outputs());
  }

  private static String others(List<String> stacks) {
    return stacks.isEmpty() ? "" : "  other stacks: " + String.join(", ", stacks);
  }

  private void rename(Rename rename) {
    line(
        style.blue("  renamed  ")
            + CodeFrame.printable(rename.from() + " → " + rename.to())
            + style.dim("  " + CodeFrame.printable(rename.reason())));
    if (!rename.text().isEmpty()) {
      line(style.dim("       to keep it, write in " + CodeFrame.printable(rename.file()) + ":"));
      rename.text().strip().lines().forEach(text -> line("       " + CodeFrame.printable(text)));
    }
  }

  private void line(String line) {
    lines.add(line);
  }
}
