package dev.plumbline.forecast;

import dev.plumbline.model.graph.Declarations.Read;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parameters of a template whose Default a change edits. A stack that is there has a value for each
 * of them, and whether it takes the new one is up to whoever deploys: left out, a parameter takes
 * the Default; with {@code UsePreviousValue}, which {@code aws cloudformation deploy} sets for all
 * that it is not given, the value stays.
 *
 * <p>AWS CloudFormation API Reference, "Parameter"; aws-cli, cloudformation deploy.
 */
final class KeptParameters {
  /** The second is what the graph makes of the first. */
  private static final Set<String> TAGS = Set.of("tags", "tags_all");

  /** By address: what a Default decides of the resource, and which parameter's. */
  private final Map<String, List<Kept>> byAddress = new HashMap<>();

  private record Kept(String path, Certainty certainty) {}

  KeptParameters(Graph base, Graph head) {
    Map<String, Variable> before = of(base);
    for (Variable now : of(head).values()) {
      Variable old = before.get(now.name());
      // A parameter that is new has no value to keep.
      if (old != null && !old.value().equals(now.value())) {
        decided(now);
      }
    }
  }

  private static Map<String, Variable> of(Graph graph) {
    return graph.declarations().variables().stream()
        .filter(variable -> variable.module().isEmpty())
        .collect(Collectors.toMap(Variable::name, variable -> variable, (one, _) -> one));
  }

  private void decided(Variable parameter) {
    var certainty =
        Certainty.possible(
            "a stack that is there may keep the value that its parameter "
                + parameter.name()
                + " has: the deployment decides whether it takes the new Default");
    for (Read read : parameter.decides()) {
      byAddress
          .computeIfAbsent(read.address(), _ -> new ArrayList<>())
          .add(new Kept(read.path(), certainty));
    }
  }

  /** How sure it is that a resource comes or goes. */
  Certainty ofResource(String address) {
    return byAddress.getOrDefault(address, List.of()).stream()
        .filter(kept -> kept.path().isEmpty())
        .map(Kept::certainty)
        .findFirst()
        .orElse(Certainty.CERTAIN);
  }

  /** The differences, no surer than it is that the new values are taken. */
  List<Difference> doubted(String address, List<Difference> differences) {
    List<Kept> decided = byAddress.getOrDefault(address, List.of());
    return decided.isEmpty()
        ? differences
        : differences.stream().map(difference -> doubted(decided, difference)).toList();
  }

  private static Difference doubted(List<Kept> decided, Difference difference) {
    return decided.stream()
        .filter(kept ->
            kept.path().isEmpty()
                || Paths.within(difference.path(), kept.path())
                || TAGS.contains(kept.path()) && TAGS.contains(first(difference.path())))
        .findFirst()
        .map(kept -> difference.atBest(kept.certainty()))
        .orElse(difference);
  }

  private static String first(String path) {
    return Paths.steps(path).getFirst();
  }
}
