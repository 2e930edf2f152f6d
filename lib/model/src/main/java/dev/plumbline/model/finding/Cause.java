package dev.plumbline.model.finding;

import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several policies may object to in one resource, and what they say of it: what people read
 * together, wherever findings are listed.
 *
 * @param faults the worst first, each with its instances
 * @param named whether it is one that the policies name, so that their places may differ
 */
public record Cause(List<List<Finding>> faults, boolean named) {
  public Cause {
    faults = faults.stream().map(List::copyOf).toList();
  }

  /** One attribute of one resource, where it is written. */
  private record Attribute(
      String block, String attribute, SourceRange range, Finding.Status status) {}

  /** A cause that policies name, in one resource. */
  private record Named(String cause, String block, Finding.Status status) {}

  /**
   * Faults by their cause, the worst first.
   *
   * @param faults each with its instances, at least one, all of one stack
   */
  public static Collection<Cause> group(Collection<List<Finding>> faults) {
    var groups = new LinkedHashMap<Object, List<List<Finding>>>();
    faults.stream()
        .sorted(
            Comparator.comparing((List<Finding> fault) -> fault.getFirst().status())
                .thenComparing(fault -> fault.getFirst().severity()))
        .forEach(fault ->
            groups.computeIfAbsent(key(fault.getFirst()), _ -> new ArrayList<>()).add(fault));
    return groups.entrySet().stream()
        .map(group -> new Cause(group.getValue(), group.getKey() instanceof Named))
        .toList();
  }

  /** The worst instance, which stands for all where one place is shown. */
  public Finding first() {
    return faults.getFirst().getFirst();
  }

  /** Each remedy once, with the policies that it is for, in the order of the faults. */
  public Map<String, List<String>> remedies() {
    var policies = new LinkedHashMap<String, List<String>>();
    for (List<Finding> fault : faults) {
      Finding finding = fault.getFirst();
      policies.computeIfAbsent(finding.remediation(), _ -> new ArrayList<>()).add(finding.policy());
    }
    return policies;
  }

  /** What is absent has no place of its own: it is a cause by itself where no policy names one. */
  private static Object key(Finding finding) {
    Fault fault = Fault.of(finding);
    if (!finding.cause().isEmpty()) {
      return new Named(finding.cause(), fault.block(), fault.status());
    }
    return finding.attribute().isEmpty()
        ? fault
        : new Attribute(fault.block(), fault.attribute(), fault.range(), fault.status());
  }
}
