package dev.plumbline.standalone.terminal;

import dev.plumbline.model.graph.Addresses;
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

  /** What looks renamed comes first: who keeps it has nothing to take on. */
  List<String> lines(Consequences consequences) {
    renames(consequences);
    duties(consequences);
    consequences.breaking().forEach(this::breaking);
    consequences.reach().forEach(this::reach);
    return lines;
  }

  /** What looks renamed, what is to be taken on, and what was said. */
  List<String> decisive(Consequences consequences) {
    renames(consequences);
    duties(consequences);
    return lines;
  }

  private void renames(Consequences consequences) {
    consequences.renames().found().forEach(this::rename);
    if (!consequences.renames().actions().isEmpty()) {
      line("  with these blocks  " + Summary.actions(consequences.renames().actions()));
    }
  }

  private void duties(Consequences consequences) {
    List<Rename> renames = consequences.renames().found();
    consequences.dangers().stream()
        .filter(Danger::stands)
        .forEach(danger -> danger(danger, renamed(danger.address(), renames)));
    consequences.acknowledgements().forEach(this::acknowledgement);
  }

  /** Where it looks renamed to, {@code ""} where it does not, or nothing could be written. */
  static String renamed(String address, List<Rename> renames) {
    return renames.stream()
        .filter(rename -> !rename.text().isEmpty() && Addresses.covers(rename.from(), address))
        .map(Rename::to)
        .findFirst()
        .orElse("");
  }

  private void danger(Danger danger, String renamed) {
    line(style.red("  acknowledge  ") + CodeFrame.printable(danger.text()));
    if (!renamed.isEmpty()) {
      line(
          "       it looks renamed to "
              + CodeFrame.printable(renamed)
              + ": what is written for that above keeps it");
    }
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
      rename.text().strip().lines().forEach(this::code);
    }
  }

  private void line(String line) {
    lines.add(style.fit(line));
  }

  /** To be copied, so that its lines stay as they are. */
  private void code(String text) {
    lines.add("       " + CodeFrame.printable(text));
  }
}
