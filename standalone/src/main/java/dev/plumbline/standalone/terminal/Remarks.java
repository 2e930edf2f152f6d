package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is wrong with the settings that a review was made with. Whoever looks at the verdict alone
 * has to know, as it explains what is found or is not.
 */
final class Remarks {
  private static final Set<String> POLICIES =
      Set.of("practice/settings/effective", "practice/suppressions/known");

  private final Set<String> lines = new LinkedHashSet<>();

  void add(List<Finding> findings) {
    findings.stream()
        .filter(finding -> POLICIES.contains(finding.policy()))
        .map(finding -> finding.range() + "  " + finding.message())
        .forEach(lines::add);
  }

  /** Each once, in however many stacks it was found. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
