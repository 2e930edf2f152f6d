package dev.plumbline.policy.pack;

import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.term.Wildcards;
import java.util.List;

/**
 * Where something holds: patterns with {@code *} for any characters; an empty list means
 * everywhere.
 *
 * @param repositories as in {@code github.com/acme/*}
 * @param stacks paths of root modules, templates or projects
 */
public record Scope(List<String> repositories, List<String> stacks, List<String> environments) {
  public static final Scope EVERYWHERE = new Scope(List.of(), List.of(), List.of());

  public Scope {
    repositories = List.copyOf(repositories);
    stacks = List.copyOf(stacks);
    environments = List.copyOf(environments);
  }

  public boolean covers(String repository, StackSpec stack) {
    String path = stack.path().isEmpty() ? "." : stack.path();
    return covers(repositories, repository)
        && covers(stacks, path)
        && covers(environments, stack.environment());
  }

  /** Whether it leaves nothing out of what it is written in; a repository's own name does not. */
  public boolean isBroad(String repository) {
    return (Wildcards.areBroad(repositories) || repositories.contains(repository))
        && Wildcards.areBroad(stacks)
        && Wildcards.areBroad(environments);
  }

  private static boolean covers(List<String> patterns, String text) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, text));
  }
}
