package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** What several policies may object to: one attribute of one resource, where it is written. */
record Cause(String block, String attribute, SourceRange range, Finding.Status status) {

  /**
   * Faults by their cause, the worst first.
   *
   * @param faults each with its instances, at least one
   */
  static Collection<List<List<Finding>>> group(List<List<Finding>> faults) {
    var groups = new LinkedHashMap<Object, List<List<Finding>>>();
    faults.stream()
        .sorted(
            Comparator.comparing((List<Finding> fault) -> fault.getFirst().status())
                .thenComparing(fault -> fault.getFirst().severity()))
        .forEach(fault ->
            groups.computeIfAbsent(key(fault.getFirst()), _ -> new ArrayList<>()).add(fault));
    return groups.values();
  }

  /** What is absent has no place of its own: each is a cause by itself. */
  private static Object key(Finding finding) {
    Fault fault = Fault.of(finding);
    return finding.attribute().isEmpty()
        ? fault
        : new Cause(fault.block(), fault.attribute(), fault.range(), fault.status());
  }
}
