package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Names;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Wildcards;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All suppressions of a graph, who used them, and which are of no use. */
public final class Ledger {
  private static final String ANY = "*";
  private static final String OWN = "plumbline";

  /** Beyond as many ids that nobody knows, nobody is told what was meant. */
  private static final int MOST_MEANT = 100;

  private final Marks where;
  private final LocalDate date;
  private final Budget budget;
  private final String repository;
  private final StackSpec stack;
  private final Names names;
  private final List<Exclusion> exclusions;
  private final Map<String, List<Exclusion>> byPolicy = new HashMap<>();
  private final HeldBack heldBack;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<String, List<Suppression>> byAddress = new HashMap<>();
  private final Map<String, List<String>> answersTo = new HashMap<>();

  /** Patterns of our own form, by the policies that they mean. */
  private final Map<String, Set<String>> patterns = new HashMap<>();

  private final Map<String, String> meant = new HashMap<>();

  /**
   * What is known of a list of marks.
   *
   * @param always the first that holds for whatever resource
   * @param limited those that hold for some only
   */
  private record Asked(Optional<Suppression> always, List<Mark> limited) {}

  /** Lists of marks that were asked for before, by identity. */
  private final Map<List<Mark>, Asked> asked = new IdentityHashMap<>();

  private final Set<Suppression> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Suppression> refused = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param names of the policies in force
   * @param exclusions suppressions that stand in files of their own
   * @param baseline findings that were there when the repository was adopted
   * @param moves of base and head together
   * @param date on which those that end earlier no longer hold
   */
  public Ledger(
      String repository,
      Graph graph,
      List<Move> moves,
      Names names,
      List<Exclusion> exclusions,
      Baseline baseline,
      LocalDate date,
      Budget budget) {
    this.date = date;
    this.budget = budget;
    this.names = names;
    this.repository = repository;
    this.stack = graph.stack();
    this.exclusions = exclusions;
    this.heldBack = new HeldBack(baseline, graph.stack(), moves);
    for (Exclusion exclusion : exclusions) {
      for (String id : names.ids(exclusion.suppression().id())) {
        byPolicy.computeIfAbsent(id, _ -> new ArrayList<>()).add(exclusion);
      }
    }
    for (Comment comment : graph.comments()) {
      budget.spend(1);
      CommentReader.read(comment).stream()
          .filter(mark -> mark.limits().holdIn(stack))
          .forEach(marks::add);
    }
    for (Resource resource : graph.resources()) {
      List<Suppression> own =
          resource.metadata().members().isEmpty() ? List.of() : MetadataReader.read(resource);
      if (!own.isEmpty()) {
        byAddress.put(resource.address(), own);
      }
    }
    this.where = new Marks(graph, marks);
    Stream.concat(
            marks.stream().map(Mark::suppression),
            byAddress.values().stream().flatMap(List::stream))
        .filter(one -> one.form().equals(OWN) && one.id().contains(ANY))
        .map(Suppression::id)
        .distinct()
        .forEach(pattern -> {
          budget.spend(100); // it is held against every name
          for (String id : names.ids(pattern)) {
            patterns.computeIfAbsent(id, _ -> new TreeSet<>()).add(pattern);
          }
        });
  }

  /**
   * The suppression that holds for a finding, or null. One that has expired does not hold, nor does
   * any for a mandatory policy, but both count as used.
   *
   * @param decider the resource that decided, such as a companion; often the same
   * @param finding which is not suppressed yet
   */
  public @Nullable Suppression of(
      Policy policy, Resource resource, Resource decider, Finding finding) {
    if (isEmpty()) {
      return null;
    }
    Suppression found = null;
    List<String> ids = answersTo.computeIfAbsent(policy.id(), _ -> answersTo(policy));
    for (Suppression one : byAddress.getOrDefault(resource.address(), List.of())) {
      if (ids.contains(Catalogue.normal(one.id()))) {
        found = hold(one, policy, found);
      }
    }
    found = marked(resource, finding.range(), policy, ids, found);
    if (decider != resource) {
      found = marked(decider, finding.range(), policy, ids, found);
    }
    for (Exclusion exclusion : byPolicy.getOrDefault(policy.id(), List.of())) {
      budget.spend(1);
      if (exclusion.covers(resource, repository, stack)) {
        found = hold(exclusion.suppression(), policy, found);
      }
    }
    return found != null || policy.mandatory() ? found : heldBack.of(finding, stack);
  }

  private boolean isEmpty() {
    return marks.isEmpty() && byAddress.isEmpty() && byPolicy.isEmpty() && heldBack.isEmpty();
  }

  private List<String> answersTo(Policy policy) {
    return Stream.of(
            List.of(ANY, policy.id()),
            policy.aliases(),
            patterns.getOrDefault(policy.id(), Set.of()))
        .flatMap(Collection::stream)
        .map(Catalogue::normal)
        .distinct()
        .toList();
  }

  private @Nullable Suppression marked(
      Resource resource,
      SourceRange place,
      Policy policy,
      List<String> ids,
      @Nullable Suppression before) {
    Suppression found = before;
    for (Here here : where.at(resource, place)) {
      for (String id : here.isEmpty() ? List.<String>of() : ids) {
        budget.spend(1);
        List<Mark> marked = here.of(id);
        Suppression one = marked.isEmpty() ? null : take(marked, resource, policy);
        found = found == null ? one : found;
      }
    }
    return found;
  }

  /** The first of them that holds; all that mean the resource are used. */
  private @Nullable Suppression take(List<Mark> here, Resource resource, Policy policy) {
    if (policy.mandatory()) {
      here.stream()
          .filter(mark -> mark.limits().holdFor(resource))
          .forEach(mark -> hold(mark.suppression(), policy, null));
      return null;
    }
    Asked known = asked.computeIfAbsent(here, this::ask);
    Suppression found = known.always().orElse(null);
    for (Mark mark : known.limited()) {
      budget.spend(1 + mark.limits().attributes().size());
      if (mark.limits().holdFor(resource)) {
        found = hold(mark.suppression(), policy, found);
      }
    }
    return found;
  }

  private Asked ask(List<Mark> here) {
    Map<Boolean, List<Mark>> byLimit =
        here.stream()
            .collect(Collectors.partitioningBy(mark -> !mark.limits().attributes().isEmpty()));
    List<Mark> always = byLimit.getOrDefault(false, List.of());
    always.forEach(mark -> used.add(mark.suppression()));
    return new Asked(
        always.stream().map(Mark::suppression).filter(one -> !expired(one)).findFirst(),
        byLimit.getOrDefault(true, List.of()));
  }

  /** One that speaks of all means no policy, and is not refused by one. */
  private @Nullable Suppression hold(Suppression one, Policy policy, @Nullable Suppression found) {
    used.add(one);
    if (policy.mandatory()) {
      if (!one.id().contains(ANY)) {
        refused.add(one);
      }
      return found;
    }
    return found == null && !expired(one) ? one : found;
  }

  private boolean expired(Suppression one) {
    return one.until() != null && one.until().isBefore(date);
  }

  /**
   * Every suppression in the form of a resource of type {@code suppression}, for the policies about
   * them; to be called after all findings were asked about.
   *
   * @param judged the policies that had a chance to use one
   * @param undecided policy and resource, with a NUL between, of what could not be decided
   */
  public List<Resource> asResources(
      Catalogue catalogue, List<Policy> judged, Supplier<Set<String>> undecided) {
    if (marks.isEmpty() && byAddress.isEmpty() && exclusions.isEmpty() && heldBack.isEmpty()) {
      return List.of(); // as mostly
    }
    Set<String> chances = judged.stream().map(Policy::id).collect(Collectors.toSet());
    var resources = new ArrayList<Resource>();
    Set<Mark> onModules = where.coveringModules();
    for (Mark mark : marks) {
      boolean wide = mark.scope() == Mark.Scope.FILE || onModules.contains(mark);
      resources.add(
          asResource(
              mark.suppression(),
              mark.problem(),
              wide && Wildcards.areBroad(List.of(mark.suppression().id())),
              chances,
              catalogue));
    }
    byAddress
        .values()
        .forEach(own ->
            own.forEach(one -> resources.add(asResource(one, "", false, chances, catalogue))));
    for (Exclusion exclusion : exclusions) {
      budget.spend(1);
      Suppression one = exclusion.suppression();
      // Another stack may have the use that this one has not, and another tool the policy.
      boolean known = !one.form().equals(OWN) || !names.ids(one.id()).isEmpty();
      resources.add(
          asResource(
              one, "", known ? null : meant(one, catalogue), false, exclusion.isBroad(repository)));
    }
    if (!heldBack.isEmpty()) {
      resources.add(heldBack.asResource(chances, undecided.get()));
    }
    return resources;
  }

  /**
   * The patterns of exclusions in our own form that fit nothing here, each with its place.
   *
   * @param subjects what findings can be about
   */
  public List<String> unfitting(List<Subject> subjects) {
    List<String> unfitting = new ArrayList<>();
    for (Exclusion exclusion : exclusions) {
      if (exclusion.suppression().form().equals(OWN) && !exclusion.resources().isEmpty()) {
        budget.spend(1 + subjects.size() / 8);
        boolean here = exclusion.scope().covers(repository, stack);
        for (String pattern : exclusion.resources()) {
          boolean fits =
              here && subjects.stream().anyMatch(one -> mayFit(pattern, one.resource().address()));
          if (!fits) {
            unfitting.add(exclusion.suppression().range() + "  " + pattern);
          }
        }
      }
    }
    return unfitting;
  }

  /** An instance whose key is not known may have any. */
  private static boolean mayFit(String pattern, String address) {
    return Wildcards.match(pattern, address)
        || Addresses.hasUnknownKey(address)
            && Wildcards.match(Addresses.withoutKeys(pattern), Addresses.withoutKeys(address));
  }

  private Resource asResource(
      Suppression one, String problem, boolean broad, Set<String> judged, Catalogue catalogue) {
    budget.spend(1);
    boolean all = one.id().equals(ANY);
    Set<String> named = all ? judged : names.ids(one.id());
    boolean known = !named.isEmpty();
    boolean chance = all ? known : named.stream().anyMatch(judged::contains);
    return asResource(one, problem, known ? null : meant(one, catalogue), chance, broad);
  }

  private String meant(Suppression one, Catalogue catalogue) {
    String known = meant.get(one.id());
    if (known == null) {
      known = meant.size() < MOST_MEANT ? Nearest.suggestion(one.id(), catalogue.names()) : "";
      meant.put(one.id(), known);
    }
    return known;
  }

  /**
   * @param problem as of a {@link Mark}
   * @param meant what its id may have been meant to be; null where it is one
   */
  private Resource asResource(
      Suppression one, String problem, @Nullable String meant, boolean judged, boolean broad) {
    return Declared.of("suppression", "suppression." + one.id(), one.id(), one.range())
        .with("id", one.id())
        .with("form", one.form())
        .with("owner", one.owner())
        .with("reason", one.reason())
        .with("known", meant == null)
        .with("meant", meant == null ? "" : meant)
        .with("judged", judged)
        .with("broad", broad)
        .with("used", used.contains(one))
        .with("expired", expired(one))
        .with("problem", problem)
        .with("refused", refused.contains(one))
        .done();
  }
}
