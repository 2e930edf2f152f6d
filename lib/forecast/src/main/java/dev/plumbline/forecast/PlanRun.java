package dev.plumbline.forecast;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One prediction: the head's instances in the order of their needs, then what the head lacks. */
final class PlanRun {
  private static final Certainty OPEN =
      Certainty.possible("how many instances there are is not known");
  private static final Certainty IMPORTED =
      Certainty.possible("it is imported; what it is like today is not known");

  private static final Certainty PERHAPS_RETAINED =
      Certainty.possible("whether its DeletionPolicy retains it is not known");

  private final Budget budget;
  private final Order order;
  private final Graph base;
  private final Graph head;
  private final Applied applied;
  private final Map<String, Prediction> predicted = new HashMap<>();

  /** By what is waited for, which may be all of a module: what changes of it. */
  private final Map<String, Optional<Certainty>> changing = new HashMap<>();

  private final Questions questions;
  private final Unknowns unknowns;
  private final Identity identity;
  private final Whereabouts whereabouts;
  private final Triggers triggers;
  private final Set<String> imported;
  private final Ignored ignored;
  private final Releases releases;
  private final Upgrades upgrades;
  private final KeptParameters kept;

  PlanRun(Graph base, Graph head, Budget budget) {
    this.budget = budget;
    this.base = base;
    this.head = head;
    this.order = new Order(head);
    this.applied = new Applied(base, head);
    this.questions = new Questions(base, head, budget);
    this.unknowns =
        new Unknowns(
            order,
            predicted,
            applied.moves(),
            applied.resources(),
            questions,
            new Archives(applied, head));
    this.whereabouts = new Whereabouts(base, head, unknowns, budget);
    this.identity = new Identity(base, head, whereabouts);
    this.triggers = new Triggers(order, predicted);
    this.ignored = new Ignored(order, base, applied.moves());
    this.releases = new Releases(head);
    this.upgrades = Upgrades.of(base, head);
    this.kept = new KeptParameters(base, head);
    this.imported =
        head.declarations().moves().stream()
            .filter(move -> move.from().isEmpty())
            .map(Move::to)
            .collect(Collectors.toSet());
  }

  /** What happens to each managed instance of the head, and to data sources read at apply. */
  List<Prediction> head() {
    List<Prediction> predictions = new ArrayList<>();
    for (Resource resource : order.sorted()) {
      budget.spend(1);
      Prediction prediction =
          switch (resource.mode()) {
            case MANAGED -> managed(resource);
            case DATA -> data(resource);
            case EPHEMERAL -> null;
          };
      if (prediction != null) {
        predicted.put(resource.address(), prediction);
        predictions.add(prediction);
      }
    }
    return predictions;
  }

  /** What happens to the managed instances that the head has no more. */
  List<Prediction> gone() {
    Set<String> present = new HashSet<>();
    head.resources().forEach(resource -> present.add(resource.address()));
    List<Prediction> gone = new ArrayList<>();
    for (Resource resource : base.resources()) {
      String address = applied.moves().getOrDefault(resource.address(), resource.address());
      if (resource.mode() == Resource.Mode.MANAGED && !present.contains(address)) {
        gone.add(gone(resource, address));
      }
    }
    return gone;
  }

  private Prediction gone(Resource resource, String address) {
    if (applied.isOpen(address)) {
      return simple(resource, address, Action.UNKNOWN, OPEN);
    }
    if (resource.lifecycle().deletionPolicy().equals(Lifecycle.OPEN)) {
      return simple(resource, address, Action.UNKNOWN, PERHAPS_RETAINED);
    }
    boolean left = isForgotten(resource.address()) || isRetained(resource);
    Action action = left ? Action.FORGET : Action.DESTROY;
    return simple(resource, address, action, kept.ofResource(address));
  }

  /** CloudFormation leaves what has DeletionPolicy Retain where it is. */
  private static boolean isRetained(Resource resource) {
    return resource.lifecycle().deletionPolicy().startsWith("Retain");
  }

  private boolean isForgotten(String address) {
    return head.declarations().moves().stream()
        .anyMatch(move ->
            move.to().isEmpty()
                && move.forget()
                && Addresses.within(
                    Addresses.withoutKeys(address), Addresses.withoutKeys(move.from())));
  }

  private Prediction managed(Resource resource) {
    Resource before = applied.at(resource.address());
    if (before == null && isImported(resource) && isData(resource)) {
      before = ApplyTime.imported(resource);
    }
    return before == null
        ? created(resource)
        : present(before, resource).atBest(upgrades.best(resource));
  }

  private Prediction present(Resource before, Resource resource) {
    String previous = before.address().equals(resource.address()) ? "" : before.address();
    Certainty lost = identity.lost(before, resource);
    Difference urn = identity.urn(before, resource);
    if (lost != null || urn != null) {
      return another(before, resource, previous, urn, lost);
    }
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    Comparison.Outcome compared = compare(before, resource, facts);
    List<Difference> all = kept.doubted(resource.address(), compared.differences());
    List<Difference> differences = ignored.without(before, resource, all);
    Forced forced =
        Forced.of(differences, new Forcing(before, resource, facts, releases.describe(facts)));
    Triggers.Trigger trigger = triggers.of(resource);
    if (forced.force() instanceof Certainty force && forced.replaces()) {
      return new Prediction(
          resource, previous, Action.REPLACE, differences, forced.by(), "", force, facts);
    }
    if (trigger != null) {
      return new Prediction(
          resource,
          previous,
          Action.REPLACE,
          differences,
          null,
          trigger.reference(),
          trigger.certainty(),
          facts);
    }
    ignored.keep(resource, all);
    if (differences.isEmpty()) {
      return unchanged(resource, previous, compared.sameness(), facts);
    }
    return inPlace(resource, previous, differences, forced, facts);
  }

  /** What it is told of the old one counts: that is what goes. */
  private static Prediction another(
      Resource before,
      Resource resource,
      String previous,
      @Nullable Difference urn,
      @Nullable Certainty lost) {
    return new Prediction(
        resource,
        previous,
        lost == null ? Action.REPLACE : Action.UNKNOWN,
        urn == null ? List.of() : List.of(urn),
        urn,
        "",
        lost == null ? Certainty.CERTAIN : lost,
        Facts.bundled().resource(before.type()));
  }

  /** CloudFormation compares the templates as they stand; a provider has defaults and habits. */
  private Comparison.Outcome compare(
      Resource before, Resource resource, @Nullable ResourceFacts facts) {
    boolean asWritten = Language.of(resource) == Language.CLOUDFORMATION;
    return Comparison.of(
        before, resource, asWritten ? null : facts, unknowns, releases.describe(facts), budget);
  }

  private static Prediction unchanged(
      Resource resource, String previous, Certainty sameness, @Nullable ResourceFacts facts) {
    Action action = previous.isEmpty() ? Action.NO_OP : Action.MOVE;
    Certainty certainty = Addresses.hasUnknownKey(resource.address()) ? OPEN : sameness;
    return new Prediction(resource, previous, action, List.of(), null, "", certainty, facts);
  }

  private boolean isImported(Resource resource) {
    return imported.contains(resource.address());
  }

  private static boolean isData(Resource resource) {
    return resource.type().equals(ApplyTime.TERRAFORM_DATA);
  }

  private Prediction inPlace(
      Resource resource,
      String previous,
      List<Difference> differences,
      Forced forced,
      @Nullable ResourceFacts facts) {
    Certainty surest =
        differences.stream()
            .map(Difference::certainty)
            .min(Comparator.comparing(Certainty::confidence))
            .orElse(Certainty.CERTAIN);
    Certainty certainty =
        forced.force() == null ? forced.stays().and(surest) : forced.force().and(surest);
    if (Addresses.hasUnknownKey(resource.address())) {
      certainty = OPEN;
    }
    return new Prediction(
        resource, previous, Action.UPDATE, differences, forced.by(), "", certainty, facts);
  }

  private Prediction created(Resource resource) {
    String address = resource.address();
    if (isImported(resource)) {
      return simple(resource, address, Action.UNKNOWN, IMPORTED);
    }
    if (applied.isOpen(address)) {
      Action action = applied.hadInstances(address) ? Action.UNKNOWN : Action.CREATE;
      return simple(resource, address, action, OPEN);
    }
    return simple(resource, address, Action.CREATE, kept.ofResource(address));
  }

  /** A data source whose arguments or dependencies wait for the apply is read then, else now. */
  private @Nullable Prediction data(Resource resource) {
    Certainty waits = null;
    for (var attribute : resource.attributes().members().entrySet()) {
      for (var origin : Origins.in(attribute.getValue())) {
        Certainty one = unknowns.pending(resource, attribute.getKey(), origin);
        waits = one == null ? waits : waits == null ? one : waits.or(one);
      }
    }
    for (Certainty later : unknowns.readLater(resource).values()) {
      waits = waits == null ? later : waits.or(later);
    }
    for (Edge edge : order.edgesAround(resource)) {
      // One with an attribute is of an output that it reads, whose depends_on only says when.
      boolean waited = edge.kind() == Edge.Kind.DEPENDS_ON && edge.attribute().isEmpty();
      if (waited && waits == null) {
        // Of one instance all count: Terraform waits for the block.
        String block = Addresses.withoutKey(edge.to());
        waits = changing.computeIfAbsent(block, this::changing).orElse(null);
      }
    }
    if (waits == null) {
      ask(applied.at(resource.address()), resource);
      return null;
    }
    return simple(resource, resource.address(), Action.READ, waits);
  }

  private void ask(@Nullable Resource before, Resource resource) {
    String elsewhere = before == null ? "" : whereabouts.changed(before, resource);
    if (elsewhere.isEmpty()) {
      questions.ask(before, resource, unknowns);
    } else {
      questions.put(resource, "is looked up in another " + elsewhere);
    }
  }

  private Optional<Certainty> changing(String address) {
    for (Resource need : order.instancesOf(address)) {
      Prediction prediction = predicted.get(need.address());
      if (prediction != null && (prediction.changes() || prediction.action() == Action.CREATE)) {
        return Optional.of(prediction.certainty());
      }
    }
    return Optional.empty();
  }

  private static Prediction simple(
      Resource resource, String address, Action action, Certainty certainty) {
    String previous = address.equals(resource.address()) ? "" : resource.address();
    return new Prediction(
        resource,
        previous,
        action,
        List.of(),
        null,
        "",
        certainty,
        Facts.bundled().resource(resource.type()));
  }
}
