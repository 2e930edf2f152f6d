package dev.plumbline.standalone.terminal;

import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.fix.FileChange;
import dev.plumbline.standalone.fix.Patch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fixes for a person: which findings they remove, the diff, and what stays a hint. */
public final class FixText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public FixText(Style style) {
    this.style = style;
  }

  /** The diff alone, as {@code git apply} and {@code patch -p1} take it. */
  public static String diff(Patch patch) {
    var before = new TreeMap<String, byte[]>();
    var after = new TreeMap<String, byte[]>();
    for (FileChange change : patch.files()) {
      if (change.reviewed() != null) {
        before.put(change.path(), change.reviewed());
      }
      after.put(change.path(), change.after());
    }
    return Diffs.of(new SourceTree(before), new SourceTree(after)).unified();
  }

  /** What a commit of the fixes says. */
  public static String message(Patch patch) {
    var message = new StringBuilder(subject(patch)).append("\n\n");
    for (Patch.Part part : patch.parts()) {
      Implementation.Together together = part.written();
      if (together != null) {
        part.fixes().fixes().stream()
            .filter(fix -> together.fingerprints().contains(fix.fingerprint()))
            .map(fix -> "- " + part.name() + ": " + fix.policy())
            .distinct()
            .forEach(line -> message.append(CodeFrame.printable(line)).append('\n'));
      }
    }
    return message.toString();
  }

  private static String subject(Patch patch) {
    boolean found =
        patch.parts().stream()
            .flatMap(part -> part.fixes().fixes().stream())
            .anyMatch(fix -> !fix.fingerprint().equals(fix.policy()));
    return found ? "Fix what Plumbline found" : "Complete the code and bring it up to date";
  }

  public String render(Patch patch, Contents contents) {
    Map<String, Finding> findings = new HashMap<>();
    contents.open().forEach(one -> findings.put(one.finding().fingerprint(), one.finding()));
    patch.parts().stream()
        .filter(part -> !part.fixes().fixes().isEmpty())
        .forEach(part -> part(part, findings));
    line(total(patch));
    return text.toString();
  }

  /** The stacks whose fixes wait for the next run, in one line; nothing where none does. */
  public static Optional<String> postponed(Patch patch) {
    List<String> names =
        patch.parts().stream()
            .filter(Patch.Part::isPostponed)
            .map(part -> CodeFrame.printable(part.name()))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not written: the fixes of "
                + String.join(", ", names)
                + ", which meet those of other stacks; run the command again for them");
  }

  /** How many fixes go together, and how many don't or are not proved. */
  public static String total(Patch patch) {
    int all = patch.parts().stream().mapToInt(part -> part.fixes().fixes().size()).sum();
    int hints = all - patch.size();
    return patch.size()
        + (patch.size() == 1 ? " verified fix" : " verified fixes")
        + (hints == 0 ? "" : ", " + hints + (hints == 1 ? " hint" : " hints"));
  }

  private void part(Patch.Part part, Map<String, Finding> findings) {
    line(style.bold("── " + CodeFrame.printable(part.name()) + " ──"));
    Implementation.Together together = part.written();
    List<String> written = together == null ? List.of() : together.fingerprints();
    for (Implementation.Fix fix : part.fixes().fixes()) {
      Finding finding = findings.get(fix.fingerprint());
      String resource = "  " + (finding == null ? fix.title() : finding.resource());
      String what = fix.policy() + CodeFrame.printable(resource);
      if (written.contains(fix.fingerprint())) {
        line("  " + style.green("fix   ") + what);
        if (finding != null) { // otherwise it stands in the line above
          sentence(fix);
        }
        others(fix);
      } else {
        line(style.fit("  " + style.yellow("hint  ") + what + style.dim("  " + why(part, fix))));
        part.fixes().apart().getOrDefault(fix.fingerprint(), List.of()).stream()
            .map(reason -> style.fit(style.dim("        " + CodeFrame.printable(reason))))
            .forEach(this::line);
      }
    }
    if (together != null) {
      line(style.dim("  proved together: " + String.join("; ", together.proof())));
      if (!together.closes().isEmpty()) {
        String closing = Implementation.closing(together.closes());
        line(style.yellow("  ! this ") + CodeFrame.printable(closing));
      }
      line("");
      together.diff().lines().forEach(each -> line(painted(each)));
    }
    line("");
  }

  /** What it does, and whom it cuts off; the same text as in JSON. */
  private void sentence(Implementation.Fix fix) {
    line(style.fit(style.dim("        " + CodeFrame.printable(fix.title()))));
  }

  /** A module's other callers don't see it coming, and nothing was proved of other stacks. */
  private void others(Implementation.Fix fix) {
    if (!fix.others().isEmpty()) {
      line(
          style.yellow("        changes as well: ")
              + CodeFrame.printable(String.join(", ", fix.others())));
    }
  }

  private static String why(Patch.Part part, Implementation.Fix fix) {
    if (part.isPostponed() && fix.verified()) {
      return "verified, but " + CodeFrame.printable(part.postponed()) + ": run the command again";
    }
    return fix.verified()
        ? "verified alone, not with the others; --policy writes it alone"
        : CodeFrame.printable(fix.proof().isEmpty() ? "not proved" : fix.proof().getLast());
  }

  private String painted(String line) {
    String safe = CodeFrame.printable(SecretText.masked(line));
    return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
      case '+' -> style.green(safe);
      case '-' -> style.red(safe);
      case '@' -> style.blue(safe);
      default -> safe;
    };
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
