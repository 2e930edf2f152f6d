package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.pack.Scope;
import dev.plumbline.policy.term.Wildcards;
import java.util.List;

/**
 * A suppression that stands in a file of its own, away from what it hides.
 *
 * @param resources patterns of addresses with {@code *} for any characters; empty for all
 * @param files patterns of paths, likewise; one that names a directory covers what is below it
 */
public record Exclusion(
    Suppression suppression, Scope scope, List<String> resources, List<String> files) {
  private static final String ANY = "*";

  public Exclusion {
    resources = List.copyOf(resources);
    files =
        files.stream()
            .map(file -> file.replaceFirst("^\\./", "").replaceFirst("/(\\*\\*)?$", ""))
            .toList();
  }

  /** Whether it holds for a resource, whatever the policy. */
  boolean covers(Resource resource, String repository, StackSpec stack) {
    return scope.covers(repository, stack)
        && (resources.isEmpty()
            || resources.stream().anyMatch(one -> Wildcards.match(one, resource.address())))
        && (files.isEmpty()
            || files.stream().anyMatch(one -> isBelow(one, resource.range().file())));
  }

  private static boolean isBelow(String pattern, String file) {
    return Wildcards.match(pattern, file) || Wildcards.match(pattern + "/*", file);
  }

  /** Whether it hides findings of many policies everywhere, in whatever words. */
  boolean isBroad(String repository) {
    return suppression.id().contains(ANY)
        && Wildcards.areBroad(resources)
        && (Wildcards.areBroad(files) || files.contains(""))
        && scope.isBroad(repository);
  }
}
