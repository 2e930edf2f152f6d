package dev.plumbline.forecast.reach;

import dev.plumbline.forecast.reach.DependentCounts.Count;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.value.Value;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What depends on what changes, within the stack and across stacks. A stack that changes as a whole
 * is counted in walks that take many changes along, up to a limit; what is left then is "at least".
 */
public final class BlastRadius {
  /** The widest ones; more of them than anybody reads says nothing. */
  private static final int MOST = 100;

  /** Of each list of names; the rest is counted. */
  private static final int NAMES = 50;

  /** Nodes and links passed in counting: some 50,000 that all change, or a second or two. */
  private static final long STEPS = 100_000_000;

  /**
   * @param address of the resource that the output is made of
   */
  private record Offer(String output, String address) {}

  private final Dependents dependents;
  private final SortedSet<Offer> offers =
      new TreeSet<>(Comparator.comparing(Offer::output).thenComparing(Offer::address));
  private final Set<String> offering = new HashSet<>();
  private final Map<String, Output> before;
  private final Map<String, Output> after;
  private final Readers readers;
  private final long limit;

  /**
   * @param base what is destroyed has its dependents only there
   */
  public BlastRadius(Graph base, Graph head, Readers readers) {
    this(base, head, readers, STEPS);
  }

  BlastRadius(Graph base, Graph head, Readers readers, long limit) {
    this.dependents = new Dependents(base, head);
    this.readers = readers;
    this.limit = limit;
    before = read(base);
    after = read(head);
  }

  private Map<String, Output> read(Graph graph) {
    Map<String, Output> outputs = new HashMap<>();
    for (Output output : graph.declarations().outputs()) {
      if (output.module().isEmpty()) {
        outputs.put(output.name(), output);
        offered(output.value(), output.name());
        output.reads().forEach(one -> offered(output.name(), one.address()));
      }
    }
    return outputs;
  }

  private void offered(String output, String address) {
    offers.add(new Offer(output, address));
    offering.add(address);
  }

  private void offered(Value value, String output) {
    switch (value.unmarked()) {
      case Value.Unknown(Value.Origin origin) -> offered(output, origin.address());
      case Value.Seq seq -> seq.elements().forEach(element -> offered(element, output));
      case Value.Obj obj -> obj.members().values().forEach(member -> offered(member, output));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ -> {}
    }
  }

  private record Counted(PlannedChange change, Count count) {}

  /** The widest first; what nothing depends on is left out. */
  public List<Reach> of(Validation.Plan plan) {
    return counted(plan).stream()
        .filter(one -> one.count().resources() > 0 || offering.contains(one.change().address()))
        .sorted(
            Comparator.comparingInt((Counted one) -> rank(one.change()))
                .thenComparing(
                    Comparator.comparingInt((Counted one) -> one.count().resources()).reversed())
                .thenComparing(one -> one.change().address()))
        .limit(MOST)
        .map(this::reach)
        .toList();
  }

  /** Destructions first: where the limit ends the counting, they have been counted. */
  private List<Counted> counted(Validation.Plan plan) {
    List<PlannedChange> changes =
        plan.changes().stream()
            .filter(change -> concerns(change.action()))
            .sorted(Comparator.comparingInt(BlastRadius::rank))
            .toList();
    List<String> addresses = changes.stream().map(PlannedChange::address).toList();
    List<Count> counts = new DependentCounts(dependents, addresses, limit).all();
    return IntStream.range(0, changes.size())
        .mapToObj(i -> new Counted(changes.get(i), counts.get(i)))
        .toList();
  }

  private static int rank(PlannedChange change) {
    return change.action().destroys() ? 0 : 1;
  }

  private static boolean concerns(Action action) {
    return switch (action) {
      case UPDATE, REPLACE, DESTROY, FORGET, UNKNOWN -> true;
      case CREATE, MOVE, READ, NO_OP -> false;
    };
  }

  private Reach reach(Counted one) {
    String address = one.change().address();
    Set<String> offered = offered(address);
    Set<String> stacks = new TreeSet<>();
    if (!offered.isEmpty()) {
      stacks.addAll(readers.ofState());
      stacks.addAll(readers.of(offered));
    }
    return new Reach(
        address,
        one.change().action(),
        named(dependents.direct(address)),
        one.count().resources(),
        !one.count().exact(),
        named(told(one.change(), offered)),
        named(stacks));
  }

  /** Each with what becomes of its value, as far as that is sure. */
  private Set<String> told(PlannedChange change, Set<String> offered) {
    Set<String> told = new TreeSet<>();
    offered.forEach(name -> told.add(name + fate(change, before.get(name), after.get(name))));
    return told;
  }

  private static String fate(
      PlannedChange change, @Nullable Output before, @Nullable Output after) {
    if (before == null || after == null) {
      return "";
    }
    if (change.action() == Action.REPLACE && isMadeBy(change.address(), after.value())) {
      return " (known after apply)";
    }
    boolean known = before.value().isWhollyKnown() && after.value().isWhollyKnown();
    return known && !before.value().unmarked().equals(after.value().unmarked()) ? " (changes)" : "";
  }

  /** Whether a part of a value is something that only the resource's provider knows. */
  private static boolean isMadeBy(String address, Value value) {
    return switch (value.unmarked()) {
      case Value.Unknown(Value.Origin origin) -> origin.address().equals(address);
      case Value.Seq seq -> seq.elements().stream().anyMatch(part -> isMadeBy(address, part));
      case Value.Obj obj ->
          obj.members().values().stream().anyMatch(part -> isMadeBy(address, part));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ -> false;
    };
  }

  /** The outputs that are made of it or of what needs it. */
  private Set<String> offered(String address) {
    BitSet reached = dependents.reached(address);
    Set<String> offered = new TreeSet<>();
    for (Offer offer : offers) {
      int node = dependents.of(offer.address());
      if (offer.address().equals(address) || (node >= 0 && reached.get(node))) {
        offered.add(offer.output());
      }
    }
    return offered;
  }

  private static List<String> named(Set<String> names) {
    int more = names.size() - NAMES;
    return more <= 0
        ? List.copyOf(names)
        : Stream.concat(names.stream().limit(NAMES), Stream.of("and " + more + " more")).toList();
  }
}
