package dev.plumbline.forecast.cost;

import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.cost.CostChange;
import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.cost.CostTotals;
import dev.plumbline.model.cost.Costs;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Estimates a stack before and after, and the difference. Estimated is never billed. */
public final class Costing {
  /** Dearest first; what has no upper end by what it costs at least. */
  private static final Comparator<ResourceCost> DEAREST =
      Comparator.comparing((ResourceCost cost) -> size(cost.monthly()))
          .reversed()
          .thenComparing(ResourceCost::address);

  /** What is known in part before what is not known, and that before types without a price. */
  private static final Comparator<ResourceCost> NAMED_FIRST =
      Comparator.comparing(ResourceCost::isPartial)
          .reversed()
          .thenComparing(cost -> cost.standing() == Standing.NO_PRICE)
          .thenComparing(ResourceCost::address);

  private final Inputs inputs;
  private final Budget budget;
  private final Sources sources = new Sources();

  /**
   * @throws dev.plumbline.model.source.BudgetExceededException from its methods, when it costs too
   *     much
   */
  public Costing(Inputs inputs, Budget budget) {
    this.inputs = inputs;
    this.budget = budget;
  }

  /**
   * @param base null where nothing is compared
   * @param previous addresses that resources of the head had in the base, where they moved
   */
  public Costs of(@Nullable Graph base, Graph head, Map<String, String> previous) {
    Map<String, Priced> after = priced(head, inputs);
    Map<String, Priced> before = base == null ? Map.of() : priced(base, inputs.withoutEstimates());
    List<CostChange> changes = base == null ? List.of() : changes(before, after, previous);
    return new Costs(
        new CostSummary(
            totals(after),
            base == null ? null : totals(before),
            base == null ? null : sum(changes),
            (int) changes.stream().filter(change -> !change.known()).count(),
            sources.text()),
        after.values().stream().map(Priced::cost).sorted(DEAREST).toList(),
        changes,
        inputs.problems());
  }

  /**
   * What going from one graph to another changes, of those resources that differ.
   *
   * @return one sentence
   */
  public String difference(Graph before, Graph after) {
    Map<String, Resource> old = new HashMap<>();
    before.resources().forEach(resource -> old.put(resource.address(), resource));
    List<CostChange> changes = new ArrayList<>();
    var from = new Estimator(before, inputs, sources);
    var to = new Estimator(after, inputs, sources);
    for (Resource resource : after.resources()) {
      Resource was = old.remove(resource.address());
      if (isManaged(resource) && (was == null || !same(was, resource))) {
        CostDifferences.of(
                was == null ? null : new Priced(was, from.of(was)),
                new Priced(resource, to.of(resource)))
            .ifPresent(changes::add);
      }
    }
    return sentence(changes);
  }

  private String sentence(List<CostChange> changes) {
    Optional<CostChange> open = changes.stream().filter(change -> !change.known()).findFirst();
    if (open.isPresent()) {
      return "the cost change is not known: " + open.get().text();
    }
    Amount sum = sum(changes);
    if (sum.low() == null && sum.high() == null) {
      return "how much the estimated cost changes is not known";
    }
    return sum.isZero()
        ? "the estimated cost does not change"
        : "the estimated cost changes by "
            + Dollars.change(sum)
            + " a month ("
            + sources.text()
            + ")";
  }

  private static boolean isManaged(Resource resource) {
    return resource.mode() == Resource.Mode.MANAGED;
  }

  private static boolean same(Resource one, Resource other) {
    return one == other || one.attributes().equals(other.attributes());
  }

  /** A resource and its estimate. */
  record Priced(Resource resource, ResourceCost cost) {
    boolean isSame(Priced other) {
      return same(resource, other.resource);
    }
  }

  private Map<String, Priced> priced(Graph graph, Inputs from) {
    var estimator = new Estimator(graph, from, sources);
    Map<String, Priced> priced = new HashMap<>();
    for (Resource resource : graph.resources()) {
      if (isManaged(resource)) {
        budget.spend(1);
        priced.put(resource.address(), new Priced(resource, estimator.of(resource)));
      }
    }
    return priced;
  }

  private static List<CostChange> changes(
      Map<String, Priced> before, Map<String, Priced> after, Map<String, String> previous) {
    Map<String, Priced> gone = new HashMap<>(before);
    List<CostChange> changes = new ArrayList<>();
    after.forEach((address, now) ->
        CostDifferences.of(gone.remove(previous.getOrDefault(address, address)), now)
            .ifPresent(changes::add));
    gone.values().forEach(was -> CostDifferences.of(was, null).ifPresent(changes::add));
    changes.sort(
        Comparator.comparing((CostChange change) -> size(change.difference()))
            .reversed()
            .thenComparing(CostChange::address));
    return changes;
  }

  private static BigDecimal size(Amount amount) {
    BigDecimal low = amount.low() == null ? BigDecimal.ZERO : amount.low().abs();
    BigDecimal high = amount.high() == null ? BigDecimal.ZERO : amount.high().abs();
    return low.max(high);
  }

  private static Amount sum(List<CostChange> changes) {
    return changes.stream()
        .filter(CostChange::known)
        .map(CostChange::difference)
        .reduce(Amount.ZERO, Amount::plus);
  }

  /** The dearest are named first where something of them is left out. */
  private static CostTotals totals(Map<String, Priced> priced) {
    return priced.values().stream()
        .map(Priced::cost)
        .sorted(NAMED_FIRST)
        .map(CostTotals::of)
        .reduce(CostTotals.NOTHING, CostTotals::plus);
  }
}
