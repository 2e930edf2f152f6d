package dev.plumbline.policy.house;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.pack.Pack;
import dev.plumbline.policy.pack.Ruling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as it holds for one stack. Rulings are applied pack by pack and from top to bottom,
 * so that the later wins; the repository's come last, and can do nothing to a mandatory policy.
 *
 * @param problems rulings of the repository that take no effect, each with the reason
 */
public record Rulebook(Catalogue catalogue, List<Diagnostic> problems) {
  public Rulebook {
    problems = List.copyOf(problems);
  }

  /**
   * Applies what the house says.
   *
   * @param repository canonical name
   */
  public static Rulebook of(Catalogue catalogue, House house, String repository, StackSpec stack) {
    if (house.packs().isEmpty() && house.own().isEmpty()) {
      return new Rulebook(catalogue, List.of());
    }
    Catalogue all = with(catalogue, house.packs());
    List<Ruling> packed =
        house.packs().stream()
            .flatMap(pack -> pack.rulings().stream())
            .filter(ruling -> ruling.scope().covers(repository, stack))
            .toList();
    List<Ruling> own =
        house.own().stream().filter(ruling -> ruling.scope().covers(repository, stack)).toList();
    var inForce = new ArrayList<Policy>();
    var problems = new ArrayList<Diagnostic>();
    for (Policy policy : all.policies()) {
      Policy operators = applied(policy, packed);
      Policy last = operators == null ? null : owns(operators, own, problems);
      if (last != null) {
        inForce.add(last);
      }
    }
    house.own().forEach(ruling -> problems.addAll(problems(ruling, all)));
    return new Rulebook(new Catalogue(inForce, catalogue.absence()), problems);
  }

  /** The catalogue with the packs' policies. */
  public static Catalogue with(Catalogue catalogue, List<Pack> packs) {
    var policies = new ArrayList<>(catalogue.policies());
    packs.forEach(pack -> policies.addAll(pack.policies()));
    return policies.size() == catalogue.policies().size()
        ? catalogue
        : new Catalogue(policies, catalogue.absence());
  }

  /** Null when the last word is that it is off. */
  private static @Nullable Policy applied(Policy policy, List<Ruling> rulings) {
    Policy now = policy;
    boolean off = false;
    for (Ruling ruling : rulings) {
      if (ruling.names(policy)) {
        now = ruling.applied(now);
        off = ruling.off() || (off && ruling.level() == null);
      }
    }
    return off ? null : now;
  }

  private static @Nullable Policy owns(Policy policy, List<Ruling> own, List<Diagnostic> problems) {
    if (!policy.mandatory()) {
      return applied(policy, own);
    }
    for (Ruling ruling : own) {
      if (ruling.names(policy)) {
        problems.add(
            Diagnostic.error(
                "Mandatory policy",
                policy.id() + " is mandatory, so this changes nothing; ask who keeps the pack.",
                ruling.range()));
      }
    }
    return policy;
  }

  /** What a ruling names that does not exist. */
  public static List<Diagnostic> problems(Ruling ruling, Catalogue all) {
    var problems = new ArrayList<Diagnostic>();
    for (String id : ruling.policies()) {
      if (all.policies().stream().noneMatch(policy -> Ruling.names(id, policy))) {
        problems.add(
            Diagnostic.error(
                "Unknown policy",
                "No policy answers to " + id + "; 'plumbline policies list' shows all.",
                ruling.range()));
      }
    }
    List<Parameter> declared =
        all.policies().stream()
            .filter(ruling::names)
            .flatMap(policy -> policy.parameters().stream())
            .toList();
    ruling
        .parameters()
        .forEach((name, value) -> {
          var named = declared.stream().filter(one -> one.name().equals(name)).toList();
          if (named.isEmpty()) {
            problems.add(
                Diagnostic.error(
                    "Unknown parameter",
                    "None of these policies has a parameter " + name + ".",
                    ruling.range()));
          } else if (named.stream().noneMatch(one -> one.takes(value))) {
            problems.add(
                Diagnostic.error(
                    "Wrong parameter",
                    name + " has to be a " + named.getFirst().type().label() + ".",
                    ruling.range()));
          }
        });
    return problems;
  }
}
