package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.AttributePaths;
import dev.plumbline.model.source.StackSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Findings that were there when a repository was adopted. Each is named by what it is about and by
 * no line, so that it survives edits; moves are followed.
 *
 * @param file in which it stands; {@code ""} for none
 * @param entries sorted
 */
public record Baseline(String file, List<Entry> entries) {
  public static final Baseline NONE = new Baseline("", List.of());
  public static final String FILE = ".plumbline-baseline.json";

  /** As {@link dev.plumbline.model.finding.Suppression#form} names it. */
  public static final String FORM = "baseline";

  /**
   * One finding.
   *
   * @param stack the stack's name within the repository
   * @param resource its address when the entry was written
   * @param attribute path without indices, {@code ""} for the resource as a whole
   * @param element as {@link Finding#element}; {@code ""} for any, as older baselines have it
   */
  public record Entry(
      String policy, String stack, String resource, String attribute, String element) {
    public Entry {
      element = Objects.requireNonNullElse(element, "");
    }

    /** What stands for a finding. */
    public static Entry of(Finding finding, StackSpec stack) {
      return new Entry(
          finding.policy(),
          stack.name(),
          finding.resource(),
          AttributePaths.withoutIndices(finding.attribute()),
          finding.element());
    }

    /** The same without saying which element. */
    Entry any() {
      return new Entry(policy, stack, resource, attribute, "");
    }
  }

  public Baseline {
    entries =
        entries.stream()
            .sorted(
                Comparator.comparing(Entry::stack)
                    .thenComparing(Entry::policy)
                    .thenComparing(Entry::resource)
                    .thenComparing(Entry::attribute)
                    .thenComparing(Entry::element))
            .toList();
  }
}
