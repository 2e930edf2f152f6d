package dev.plumbline.policy;

import dev.plumbline.policy.term.Wildcards;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Policies by all the names they answer to, for whoever looks up many. A lookup costs the same
 * however many policies there are, but for patterns.
 */
public final class Names {
  private static final String ANY = "*";

  private final Map<String, List<Policy>> byName = new HashMap<>();

  /** Of these policies. */
  public Names(List<Policy> policies) {
    for (Policy policy : policies) {
      add(policy.id(), policy);
      policy.aliases().forEach(alias -> add(alias, policy));
    }
  }

  private void add(String name, Policy policy) {
    List<Policy> all = byName.computeIfAbsent(Catalogue.normal(name), _ -> new ArrayList<>(1));
    if (all.isEmpty() || all.getLast() != policy) {
      all.add(policy);
    }
  }

  /** The ids of the policies that an id, or a pattern with {@code *}, stands for. */
  public Set<String> ids(String idOrPattern) {
    String wanted = Catalogue.normal(idOrPattern);
    Set<String> found = new LinkedHashSet<>();
    if (wanted.contains(ANY)) {
      byName.forEach((name, policies) -> {
        if (Wildcards.match(wanted, name)) {
          policies.forEach(policy -> found.add(policy.id()));
        }
      });
    } else {
      byName.getOrDefault(wanted, List.of()).forEach(policy -> found.add(policy.id()));
    }
    return found;
  }

  /** All of several. */
  public Set<String> ids(List<String> idsOrPatterns) {
    Set<String> found = new LinkedHashSet<>();
    idsOrPatterns.forEach(one -> found.addAll(ids(one)));
    return found;
  }
}
