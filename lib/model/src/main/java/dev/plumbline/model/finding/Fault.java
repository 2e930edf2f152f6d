package dev.plumbline.model.finding;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What is mended once: a policy's verdict on one place of the code, whatever number of instances
 * {@code count}, {@code for_each} or the module around it make of that place. Each instance is a
 * finding with an identity of its own; people count and read faults.
 *
 * @param block the resource's address without instance keys
 */
public record Fault(
    String policy,
    Severity severity,
    String block,
    String attribute,
    SourceRange range,
    Finding.Status status) {

  /** The fault that a finding is an instance of. */
  public static Fault of(Finding finding) {
    return new Fault(
        finding.policy(),
        finding.severity(),
        Addresses.withoutKeys(finding.resource()),
        finding.attribute(),
        finding.range(),
        finding.status());
  }

  /** The findings of one stack by fault, each in the order of its first instance. */
  public static Collection<List<Finding>> group(List<Finding> findings) {
    var groups = new LinkedHashMap<Fault, List<Finding>>();
    findings.forEach(one -> groups.computeIfAbsent(of(one), _ -> new ArrayList<>()).add(one));
    return groups.values();
  }
}
