package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What several policies may object to in one resource, and what they say of it.
 *
 * @param faults the worst first, each with its instances
 * @param named whether it is one that the policies name, so that their places may differ
 */
record Cause(List<List<Finding>> faults, boolean named) {

  /** One attribute of one resource, where it is written. */
  private record Attribute(
      String block, String attribute, SourceRange range, Finding.Status status) {}

  /** A cause that policies name, in one resource. */
  private record Named(String cause, String block, Finding.Status status) {}

  /** Read when the first finding is shown. */
  private static final class Causes {
    static final Map<String, String> BY_POLICY =
        Catalogue.indexed().policies().stream()
            .filter(policy -> !policy.cause().isEmpty())
            .collect(Collectors.toMap(Policy::id, Policy::cause));
  }

  /**
   * Faults by their cause, the worst first.
   *
   * @param faults each with its instances, at least one
   */
  static Collection<Cause> group(List<List<Finding>> faults) {
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

  /** What is absent has no place of its own: it is a cause by itself where no policy names one. */
  private static Object key(Finding finding) {
    Fault fault = Fault.of(finding);
    String cause = Causes.BY_POLICY.get(finding.policy());
    if (cause != null) {
      return new Named(cause, fault.block(), fault.status());
    }
    return finding.attribute().isEmpty()
        ? fault
        : new Attribute(fault.block(), fault.attribute(), fault.range(), fault.status());
  }
}
