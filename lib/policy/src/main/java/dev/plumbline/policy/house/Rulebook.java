package dev.plumbline.policy.house;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Names;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.pack.Pack;
import dev.plumbline.policy.pack.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue as it holds for one stack. Rulings are applied pack by pack and from top to bottom,
 * so that the later wins; the repository's come last, and can do nothing to a mandatory policy.
 *
 * @param whole the same with the policies that somebody set off, as a suppression may name one
 * @param problems rulings of the repository that take no effect, each with the reason
 * @param softened its rulings that take something from policies, as resources of type {@code
 *     ruling}
 * @param softenedBefore the same before the change
 */
public record Rulebook(
    Catalogue catalogue,
    Catalogue whole,
    List<Diagnostic> problems,
    List<Resource> softened,
    List<Resource> softenedBefore) {
  /** Beyond as many mistakes nobody is told what an id was meant to be. */
  private static final int MOST_MEANT = 100;

  private static final String LIST = "; 'plumbline policies list' shows all.";

  public Rulebook {
    problems = List.copyOf(problems);
    softened = List.copyOf(softened);
    softenedBefore = List.copyOf(softenedBefore);
  }

  /**
   * Applies what the house says.
   *
   * @param repository canonical name
   */
  public static Rulebook of(Catalogue catalogue, House house, String repository, StackSpec stack) {
    List<Ruling> earlier = house.earlier();
    if (house.packs().isEmpty()
        && house.own().isEmpty()
        && (earlier == null || earlier.isEmpty())) {
      return new Rulebook(catalogue, catalogue, List.of(), List.of(), List.of());
    }
    Catalogue all = with(catalogue, house.packs());
    var names = new Names(all.policies());
    Force every = new Force(byId(all), names);
    Force before =
        every.under(
            house.packs().stream()
                .flatMap(pack -> pack.rulings().stream())
                .filter(ruling -> ruling.scope().covers(repository, stack))
                .toList());
    List<Ruling> own = covering(house.own(), repository, stack);
    Force now = before.underOwn(own);
    List<Ruling> was = earlier == null ? own : covering(earlier, repository, stack);
    Force then = earlier == null ? null : before.underOwn(was);
    var problems = new ArrayList<Diagnostic>();
    own.forEach(ruling -> problems.addAll(withoutEffect(ruling, before)));
    problems.addAll(problems(house.own(), all, names));
    return new Rulebook(
        new Catalogue(List.copyOf(now.policies().values()), catalogue.absence()),
        all,
        problems,
        new Softened(repository, before, now, then).asResources(own),
        new Softened(repository, before, then == null ? now : then, null).asResources(was));
  }

  private static List<Ruling> covering(List<Ruling> rulings, String repository, StackSpec stack) {
    return rulings.stream().filter(ruling -> ruling.scope().covers(repository, stack)).toList();
  }

  private static Map<String, Policy> byId(Catalogue catalogue) {
    var byId = new LinkedHashMap<String, Policy>();
    catalogue.policies().forEach(policy -> byId.put(policy.id(), policy));
    return byId;
  }

  /** The catalogue with the packs' policies. */
  public static Catalogue with(Catalogue catalogue, List<Pack> packs) {
    var policies = new ArrayList<>(catalogue.policies());
    packs.forEach(pack -> policies.addAll(pack.policies()));
    return policies.size() == catalogue.policies().size()
        ? catalogue
        : new Catalogue(policies, catalogue.absence());
  }

  /** Whoever names a mandatory policy counts on what does not happen; a pattern names none. */
  private static List<Diagnostic> withoutEffect(Ruling ruling, Force before) {
    Set<String> named =
        before.names().ids(ruling.policies().stream().filter(id -> !id.contains("*")).toList());
    return before.policies().values().stream()
        .filter(policy -> policy.mandatory() && named.contains(policy.id()))
        .map(policy ->
            Diagnostic.error(
                "Mandatory policy",
                policy.id() + " is mandatory, so this changes nothing; ask who keeps the pack.",
                ruling.range()))
        .toList();
  }

  /** What rulings name that does not exist. */
  public static List<Diagnostic> problems(List<Ruling> rulings, Catalogue all) {
    return problems(rulings, all, new Names(all.policies()));
  }

  private static List<Diagnostic> problems(List<Ruling> rulings, Catalogue all, Names names) {
    var problems = new ArrayList<Diagnostic>();
    for (Ruling ruling : rulings) {
      problems.addAll(problems(ruling, all, names, problems.size() < MOST_MEANT));
    }
    return problems;
  }

  private static String meant(String id, Catalogue all) {
    String meant = Nearest.suggestion(id, all.names());
    return meant.isEmpty() ? LIST : meant;
  }

  private static String meantOf(String name, List<Parameter> declared) {
    String meant =
        Nearest.suggestion(name, declared.stream().map(Parameter::name).distinct().toList());
    return meant.isEmpty() ? "." : meant;
  }

  /**
   * @param suggests whether to look for what an id was meant to be
   */
  private static List<Diagnostic> problems(
      Ruling ruling, Catalogue all, Names names, boolean suggests) {
    var problems = new ArrayList<Diagnostic>();
    for (String id : ruling.policies()) {
      if (names.ids(id).isEmpty()) {
        problems.add(
            Diagnostic.error(
                "Unknown policy",
                "No policy answers to " + id + (suggests ? meant(id, all) : LIST),
                ruling.range()));
      }
    }
    if (ruling.parameters().isEmpty()) {
      return problems;
    }
    Set<String> meant = names.ids(ruling.policies());
    List<Parameter> declared =
        all.policies().stream()
            .filter(policy -> meant.contains(policy.id()))
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
                    "None of these policies has a parameter " + name + meantOf(name, declared),
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
