package dev.plumbline.policy.guard;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.judge.Agenda;
import dev.plumbline.policy.judge.Docket;
import dev.plumbline.policy.judge.Judge;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Scene;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values that keep policies content, by trying others: a policy that passes on a resource
 * as it is, and fails once one of its values is gone or another, and points there, guards that
 * value. One attempt changes one value of every resource at once.
 */
public final class Guards {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Judge judge;
  private final Graph graph;
  private final Agenda policies;
  private final Absence absence;
  private final LocalDate date;
  private final Budget budget;

  private Guards(
      Judge judge,
      Graph graph,
      List<Policy> policies,
      Absence absence,
      LocalDate date,
      Budget budget) {
    this.judge = judge;
    this.graph = graph;
    this.policies = new Agenda(policies);
    this.absence = absence;
    this.date = date;
    this.budget = budget;
  }

  /** A policy that found fault with a resource, and where. */
  private record Fault(Policy policy, String address, String path) {}

  private record Spot(String address, String path) {}

  /**
   * What the policies guard on some resources, the gravest first.
   *
   * @param looked resources of the graph
   * @throws dev.plumbline.model.source.BudgetExceededException when the budget is used up
   */
  public static List<Guard> of(
      Judge judge,
      Graph graph,
      Collection<Resource> looked,
      List<Policy> policies,
      Absence absence,
      LocalDate date,
      Budget budget) {
    List<Policy> about = policies.stream().filter(policy -> isAbout(policy, looked)).toList();
    return new Guards(judge, graph, about, absence, date, budget).search(looked);
  }

  private static boolean isAbout(Policy policy, Collection<Resource> looked) {
    return policy.rules().stream()
        .flatMap(rule -> rule.types().stream())
        .anyMatch(type -> looked.stream().anyMatch(resource -> resource.type().equals(type)));
  }

  private List<Guard> search(Collection<Resource> looked) {
    Map<String, Set<String>> words = words();
    Map<Resource, List<Leaf>> leaves = new LinkedHashMap<>();
    for (Resource resource : looked) {
      List<Leaf> found = Leaf.of(resource, words.getOrDefault(resource.type(), Set.of()));
      if (!found.isEmpty()) {
        leaves.put(resource, found);
      }
    }
    Set<String> failing =
        faults(policies, Map.of()).stream().map(Guards::pair).collect(Collectors.toSet());
    Set<Fault> gone = attempts(leaves, failing, (_, _) -> null);
    Set<Fault> changed = attempts(leaves, failing, this::other);
    var guards = new ArrayList<Guard>();
    leaves.forEach((resource, all) -> {
      for (Leaf leaf : all) {
        Guard guard = guard(resource, leaf, gone, changed);
        if (guard != null) {
          guards.add(guard);
        }
      }
    });
    guards.sort(
        Comparator.comparing((Guard guard) -> guard.policy().severity())
            .thenComparing(Guard::address)
            .thenComparing(Guard::path));
    return guards;
  }

  /** The names that rules about a type use. */
  private Map<String, Set<String>> words() {
    var words = new HashMap<String, Set<String>>();
    for (Policy policy : policies.policies()) {
      for (var rule : policy.rules()) {
        String text = rule.fault() + " " + (rule.each() == null ? "" : rule.each());
        Set<String> used =
            WORD.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
        rule.types()
            .forEach(type -> words.computeIfAbsent(type, _ -> new HashSet<>()).addAll(used));
      }
    }
    return words;
  }

  private static String pair(Fault fault) {
    return fault.policy().id() + " " + fault.address();
  }

  /** What is at fault at the changed value, each leaf of a resource in a turn of its own. */
  private Set<Fault> attempts(
      Map<Resource, List<Leaf>> leaves,
      Set<String> failing,
      BiFunction<Resource, Leaf, @Nullable Value> change) {
    int turns = leaves.values().stream().mapToInt(List::size).max().orElse(0);
    var found = new HashSet<Fault>();
    for (int turn = 0; turn < turns; turn++) {
      var changed = new HashMap<String, Resource>();
      var at = new HashMap<String, Leaf>();
      for (var one : leaves.entrySet()) {
        if (turn < one.getValue().size()) {
          Leaf leaf = one.getValue().get(turn);
          Resource resource = one.getKey();
          at.put(resource.address(), leaf);
          changed.put(resource.address(), leaf.changed(resource, change.apply(resource, leaf)));
        }
      }
      for (Fault fault : faults(policies, changed)) {
        Leaf leaf = at.get(fault.address());
        if (leaf != null
            && !failing.contains(pair(fault))
            && (isOf(fault.path(), leaf.path()) || isSwitch(fault, leaf, changed))) {
          found.add(new Fault(fault.policy(), fault.address(), leaf.path()));
        }
      }
    }
    return found;
  }

  /** Whether a policy that points at {@code path} speaks of the value at {@code leaf}. */
  private static boolean isOf(String path, String leaf) {
    return path.equals(leaf)
        || (!path.isEmpty() && (leaf.startsWith(path + ".") || leaf.startsWith(path + "[")));
  }

  /**
   * Whether a policy that points elsewhere minds how a switch of the resource stands, and not what
   * else was changed in the same turn.
   */
  private boolean isSwitch(Fault fault, Leaf leaf, Map<String, Resource> changed) {
    Resource alone = changed.get(fault.address());
    return leaf.value() instanceof Value.Bool
        && alone != null
        && faults(new Agenda(List.of(fault.policy())), Map.of(fault.address(), alone)).stream()
            .anyMatch(again -> again.address().equals(fault.address()));
  }

  private List<Fault> faults(Agenda asked, Map<String, Resource> changed) {
    budget.spend(graph.resources().size());
    budget.checkTime();
    var scene = new Scene(changed.isEmpty() ? graph : with(changed), absence, List.of(), date);
    Docket docket = judge.judge(scene, asked, budget);
    return docket.faults().stream()
        .filter(fault -> fault.place().subject() == fault.subject())
        .map(fault ->
            new Fault(fault.policy(), fault.subject().resource().address(), fault.place().path()))
        .toList();
  }

  private Graph with(Map<String, Resource> changed) {
    List<Resource> resources =
        graph.resources().stream()
            .map(resource -> changed.getOrDefault(resource.address(), resource))
            .toList();
    return new Graph(
        graph.stack(),
        resources,
        graph.edges(),
        graph.declarations(),
        graph.comments(),
        graph.diagnostics(),
        graph.coverage());
  }

  /** Another value of the same type; one that the provider takes, where it says which. */
  private Value other(Resource resource, Leaf leaf) {
    return switch (leaf.value()) {
      case Value.Bool(boolean is) -> Value.of(!is);
      case Value.Num(var number) -> Value.of(number.signum() == 0 ? 1_000_000 : 0);
      default ->
          allowed(resource, leaf).stream()
              .filter(value -> !value.equals(leaf.value()))
              .findFirst()
              .orElse(Value.of("other"));
    };
  }

  private List<Value> allowed(Resource resource, Leaf leaf) {
    var facts = absence.facts().resource(resource.type());
    var attribute = facts == null ? null : facts.attribute(leaf.path());
    return attribute == null ? List.of() : attribute.allowed();
  }

  private @Nullable Guard guard(Resource resource, Leaf leaf, Set<Fault> gone, Set<Fault> changed) {
    var spot = new Spot(resource.address(), leaf.path());
    Policy whenChanged = gravest(spot, changed);
    Policy whenGone = gravest(spot, gone);
    if (whenChanged != null) {
      return new Guard(
          spot.address(),
          spot.path(),
          leaf.value(),
          new Probe(value -> passes(whenChanged, resource, leaf, value))
              .bound(leaf.value(), allowed(resource, leaf)),
          whenChanged);
    }
    return whenGone == null
        ? null
        : new Guard(
            spot.address(),
            spot.path(),
            leaf.value(),
            whenGone(whenGone, resource, leaf),
            whenGone);
  }

  private static @Nullable Policy gravest(Spot spot, Set<Fault> faults) {
    return faults.stream()
        .filter(fault -> fault.address().equals(spot.address()))
        .filter(fault -> fault.path().equals(spot.path()))
        .map(Fault::policy)
        .min(Comparator.comparing(Policy::severity).thenComparing(Policy::id))
        .orElse(null);
  }

  private Guard.Bound whenGone(Policy policy, Resource resource, Leaf leaf) {
    Guard.Bound bound =
        new Probe(value -> passes(policy, resource, leaf, value))
            .bound(leaf.value(), allowed(resource, leaf));
    return bound instanceof Guard.Bound.Exactly ? new Guard.Bound.Present() : bound;
  }

  private boolean passes(Policy policy, Resource resource, Leaf leaf, Value value) {
    return faults(
            new Agenda(List.of(policy)), Map.of(resource.address(), leaf.changed(resource, value)))
        .stream()
        .noneMatch(fault -> fault.address().equals(resource.address()));
  }
}
