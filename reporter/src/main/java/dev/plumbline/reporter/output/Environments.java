package dev.plumbline.reporter.output;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which findings of a root module hold in which of its environments. */
public final class Environments {
  private final Map<Root, SortedSet<String>> reviewed = new LinkedHashMap<>();
  private final Map<Place, SortedSet<String>> holding = new LinkedHashMap<>();

  private record Root(StackSpec.Kind kind, String path) {
    static Root of(StackSpec stack) {
      return new Root(stack.kind(), stack.path());
    }
  }

  /** What is the same finding in each environment: the code is, values and messages may differ. */
  private record Place(
      Root root,
      String policy,
      String block,
      String attribute,
      SourceRange range,
      Finding.Status status) {
    static Place of(StackSpec stack, Finding finding) {
      return new Place(
          Root.of(stack),
          finding.policy(),
          Addresses.withoutKeys(finding.resource()),
          finding.attribute(),
          finding.range(),
          finding.status());
    }
  }

  /** Of all stacks of a review, with the findings that are open. */
  static Environments of(Contents contents) {
    var environments = new Environments();
    contents.stacks().forEach(stack -> environments.add(stack.report().stack(), List.of()));
    contents
        .open()
        .forEach(one -> environments.add(one.stack().report().stack(), List.of(one.finding())));
    return environments;
  }

  /** A stack that was reviewed, and what was found in it. */
  public void add(StackSpec stack, Collection<Finding> findings) {
    if (!stack.environment().isEmpty()) {
      reviewed.computeIfAbsent(Root.of(stack), _ -> new TreeSet<>()).add(stack.environment());
      for (Finding finding : findings) {
        holding
            .computeIfAbsent(Place.of(stack, finding), _ -> new TreeSet<>())
            .add(stack.environment());
      }
    }
  }

  /** The environments in which a finding holds; none where its stack has no environment. */
  List<String> of(StackSpec stack, Finding finding) {
    return List.copyOf(holding.getOrDefault(Place.of(stack, finding), new TreeSet<>()));
  }

  /** Whether it holds in an environment of the same root that comes before this one. */
  boolean isRepeated(StackSpec stack, Finding finding) {
    List<String> all = of(stack, finding);
    return !all.isEmpty() && !all.getFirst().equals(stack.environment());
  }

  /** {@code only in prod}, {@code in dev, prod}; empty where the root has no two environments. */
  String text(StackSpec stack, Finding finding) {
    return several(Root.of(stack)) ? text(of(stack, finding)) : "";
  }

  private boolean several(Root root) {
    return reviewed.getOrDefault(root, new TreeSet<>()).size() > 1;
  }

  private static String text(Collection<String> environments) {
    return (environments.size() == 1 ? "only in " : "in ") + String.join(", ", environments);
  }

  /**
   * A line for each root with several environments: {@code app: 5 in dev, prod; 2 only in prod}.
   */
  public List<String> lines() {
    Map<Root, Map<String, Integer>> counts = new LinkedHashMap<>();
    holding.forEach((place, environments) -> {
      if (several(place.root())) {
        counts
            .computeIfAbsent(place.root(), _ -> new TreeMap<>())
            .merge(text(environments), 1, Integer::sum);
      }
    });
    return counts.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())).toList();
  }

  private static String line(Root root, Map<String, Integer> counts) {
    List<String> parts =
        counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList();
    return (root.path().isEmpty() ? "." : root.path()) + ": findings " + String.join("; ", parts);
  }
}
