package dev.plumbline.reporter.keeper;

import dev.plumbline.model.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one observation makes of the findings kept: a pure function, and the keeper's rules. */
final class Fold {
  private Fold() {}

  /** The changes, in the order of the findings seen, what is fixed last. */
  static List<Change> apply(Collection<Kept> kept, Observation seen) {
    Map<String, Kept> byFingerprint = new LinkedHashMap<>();
    kept.forEach(one -> byFingerprint.put(one.finding().fingerprint(), one));
    Identities identities = Identities.match(kept, seen.findings(), seen.aliases());
    var changes = new ArrayList<Change>();
    for (Map.Entry<String, Finding> known : identities.known().entrySet()) {
      Kept before = byFingerprint.get(known.getKey());
      if (before != null) {
        changed(before, known.getValue().withFingerprint(known.getKey()), changes);
      }
    }
    for (Finding finding : identities.unknown()) {
      changes.add(
          new Change(suppressed(finding) ? Change.Kind.SUPPRESSED : Change.Kind.OPENED, finding));
    }
    Predicate<Finding> clears = seen.clears();
    for (Kept before : kept) {
      Finding finding = before.finding();
      if (before.live()
          && !identities.known().containsKey(finding.fingerprint())
          && clears.test(finding)) {
        changes.add(new Change(Change.Kind.FIXED, finding));
      }
    }
    return changes;
  }

  /** Everything that is kept live is fixed: the stack is gone. */
  static List<Change> removed(Collection<Kept> kept) {
    return kept.stream()
        .filter(Kept::live)
        .map(before -> new Change(Change.Kind.FIXED, before.finding()))
        .toList();
  }

  private static void changed(Kept before, Finding now, List<Change> changes) {
    boolean same = now.with(Finding.Status.NEW).equals(before.finding().with(Finding.Status.NEW));
    if (suppressed(now)) {
      if (before.state() != Kept.State.SUPPRESSED || !same) {
        changes.add(new Change(Change.Kind.SUPPRESSED, now));
      }
      return;
    }
    switch (before.state()) {
      case SUPPRESSED, FIXED -> changes.add(new Change(Change.Kind.REOPENED, now));
      case OPEN -> {
        if (!same) {
          changes.add(new Change(Change.Kind.CHANGED, now));
        }
      }
    }
  }

  private static boolean suppressed(Finding finding) {
    return finding.status() == Finding.Status.SUPPRESSED;
  }
}
