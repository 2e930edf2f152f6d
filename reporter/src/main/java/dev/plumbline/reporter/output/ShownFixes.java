package dev.plumbline.reporter.output;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.model.section.Implementation;
import java.util.List;

/**
 * Fixes to be read: an edit has whole lines, so that one that only moves an equals sign may repeat
 * a password. What applies is the artifact, and the diff that is written for it.
 */
public final class ShownFixes {
  private ShownFixes() {}

  /** With dots for what is secret; each edit keeps its place. */
  public static Implementation.Fixes of(Implementation.Fixes fixes, Veil veil) {
    Implementation.Together together = fixes.together();
    return new Implementation.Fixes(
        fixes.fixes().stream().map(fix -> masked(fix, veil)).toList(),
        together == null
            ? null
            : new Implementation.Together(
                together.fingerprints(),
                together.proof(),
                masked(together.edits(), veil),
                veil.over(together.diff()),
                together.closes()),
        fixes.apart());
  }

  private static Implementation.Fix masked(Implementation.Fix fix, Veil veil) {
    return new Implementation.Fix(
        fix.fingerprint(),
        fix.policy(),
        fix.title(),
        fix.verified(),
        fix.proof(),
        masked(fix.edits(), veil),
        veil.over(fix.diff()),
        fix.others(),
        fix.closes());
  }

  private static List<Implementation.Edit> masked(List<Implementation.Edit> edits, Veil veil) {
    return edits.stream()
        .map(edit ->
            new Implementation.Edit(
                edit.file(), edit.start(), edit.end(), veil.overText(edit.text())))
        .toList();
  }
}
