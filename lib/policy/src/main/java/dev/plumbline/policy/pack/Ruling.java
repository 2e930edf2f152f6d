package dev.plumbline.policy.pack;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.term.Wildcards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a pack or a repository wants of some policies. What is null stays as it is.
 *
 * @param policies ids of ours or of a peer, or patterns of our ids with {@code *}
 * @param off whether they are not to be applied at all
 * @param parameters values, each for the policies that declare it
 */
public record Ruling(
    List<String> policies,
    Scope scope,
    boolean off,
    Finding.@Nullable Level level,
    @Nullable Severity severity,
    @Nullable Boolean mandatory,
    Map<String, Value> parameters,
    SourceRange range) {
  private static final String ANY = "*";

  public Ruling {
    policies = List.copyOf(policies);
    parameters = Map.copyOf(parameters);
  }

  /** Whether it is about the policy. */
  public boolean names(Policy policy) {
    return policies.stream().anyMatch(id -> names(id, policy));
  }

  /** Whether an id, or a pattern of ids, stands for the policy. */
  public static boolean names(String id, Policy policy) {
    if (id.contains(ANY)) {
      String pattern = Catalogue.normal(id);
      return Wildcards.match(pattern, Catalogue.normal(policy.id()))
          || policy.aliases().stream()
              .anyMatch(alias -> Wildcards.match(pattern, Catalogue.normal(alias)));
    }
    String wanted = Catalogue.normal(id);
    return Catalogue.normal(policy.id()).equals(wanted)
        || policy.aliases().stream().anyMatch(alias -> Catalogue.normal(alias).equals(wanted));
  }

  /** The policy as this ruling wants it. */
  public Policy applied(Policy policy) {
    Policy ranked =
        policy.ranked(
            Objects.requireNonNullElse(severity, policy.severity()),
            Objects.requireNonNullElse(level, policy.level()),
            Objects.requireNonNullElse(mandatory, policy.mandatory()));
    var values = new HashMap<String, Value>();
    for (var parameter : policy.parameters()) {
      Value value = parameters.get(parameter.name());
      if (value != null && parameter.takes(value)) {
        values.put(parameter.name(), value);
      }
    }
    return values.isEmpty() ? ranked : ranked.with(values);
  }
}
