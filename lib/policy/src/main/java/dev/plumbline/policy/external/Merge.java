package dev.plumbline.policy.external;

import dev.plumbline.model.finding.External;
import dev.plumbline.model.finding.External.Standing;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds other scanners' results against our findings of a stack: by rule, then by place. */
public final class Merge {
  private final Catalogue catalogue;
  private final Map<String, List<Resource>> resources;
  private final Paths paths;
  private final Map<String, List<Finding>> findings;
  private final Map<String, Set<String>> policies = new HashMap<>();

  /**
   * @param files of the stack; results of others are not of this stack
   * @param alone whether the review is of this stack only
   * @param findings all of the head, suppressed ones too
   */
  public Merge(
      Catalogue catalogue, Graph head, Set<String> files, boolean alone, List<Finding> findings) {
    this.catalogue = catalogue;
    this.resources =
        head.resources().stream()
            .collect(Collectors.groupingBy(resource -> resource.range().file()));
    this.paths = new Paths(files, alone);
    this.findings =
        findings.stream()
            .filter(finding -> finding.status() != Finding.Status.FIXED)
            .collect(Collectors.groupingBy(Finding::policy));
  }

  /** Theirs first; within it by tool and place. The same said twice is told once. */
  public List<External> of(List<SarifFile> files) {
    var all = new LinkedHashSet<External>();
    for (SarifFile file : files) {
      for (SarifFile.Result result : file.results()) {
        paths.find(result.file()).ifPresent(path -> all.add(external(result, path)));
      }
    }
    var sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparing(External::standing)
            .thenComparing(External::severity)
            .thenComparing(External::tool)
            .thenComparing(one -> one.range().file())
            .thenComparing(one -> one.range().start().line())
            .thenComparing(External::rule));
    return sorted;
  }

  private External external(SarifFile.Result result, String path) {
    Set<String> ids = policies.computeIfAbsent(result.rule(), this::policies);
    List<Finding> ours =
        ids.stream().flatMap(id -> findings.getOrDefault(id, List.of()).stream()).toList();
    Set<String> there = ours.isEmpty() ? Set.of() : resources(result, path);
    // One points at the attribute, another at the block: the same resource is the same place.
    Optional<Finding> same =
        ours.stream()
            .filter(finding ->
                overlaps(finding.range(), result, path) || there.contains(finding.resource()))
            .findFirst();
    Standing standing =
        ids.isEmpty() ? Standing.THEIRS : same.isPresent() ? Standing.SAME : Standing.DISAGREES;
    return new External(
        result.tool(),
        result.rule(),
        result.title(),
        result.message(),
        result.severity(),
        range(result, path),
        standing,
        same.map(Finding::fingerprint).orElseGet(() -> String.join(", ", ids)));
  }

  private Set<String> policies(String rule) {
    return catalogue.find(rule).stream()
        .map(Policy::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<String> resources(SarifFile.Result result, String path) {
    var found = new HashSet<String>();
    for (Resource resource : resources.getOrDefault(path, List.of())) {
      if (overlaps(resource.range(), result, path)) {
        found.add(resource.address());
      }
    }
    return found;
  }

  private static boolean overlaps(SourceRange range, SarifFile.Result result, String path) {
    return range.file().equals(path)
        && range.start().line() <= result.lastLine()
        && range.end().line() >= result.firstLine();
  }

  private static SourceRange range(SarifFile.Result result, String path) {
    return new SourceRange(
        path,
        new SourcePosition(result.firstLine(), 1, 0),
        new SourcePosition(result.lastLine(), 1, 0));
  }
}
