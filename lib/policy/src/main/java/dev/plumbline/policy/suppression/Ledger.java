package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.pack.Ruling;
import dev.plumbline.policy.term.Declared;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All suppressions of a graph, who used them, and which are of no use. */
public final class Ledger {
  private static final String ANY = "*";
  private static final String OWN = "plumbline";

  private final Reach reach;
  private final LocalDate date;
  private final String repository;
  private final StackSpec stack;
  private final List<Exclusion> exclusions;
  private final HeldBack heldBack;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<String, List<Suppression>> byAddress = new HashMap<>();
  private final Set<Suppression> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Suppression> refused = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param exclusions suppressions that stand in files of their own
   * @param baseline findings that were there when the repository was adopted
   * @param moves of base and head together
   * @param date on which those that end earlier no longer hold
   */
  public Ledger(
      String repository,
      Graph graph,
      List<Move> moves,
      List<Exclusion> exclusions,
      Baseline baseline,
      LocalDate date) {
    this.date = date;
    this.repository = repository;
    this.stack = graph.stack();
    this.exclusions = exclusions;
    this.heldBack = new HeldBack(baseline, graph.stack(), moves);
    for (Comment comment : graph.comments()) {
      marks.addAll(CommentReader.read(comment));
    }
    for (Resource resource : graph.resources()) {
      List<Suppression> own = MetadataReader.read(resource);
      if (!own.isEmpty()) {
        byAddress.put(resource.address(), own);
      }
    }
    this.reach = new Reach(graph);
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
    SourceRange place = finding.range();
    Suppression found = null;
    for (Suppression one : byAddress.getOrDefault(resource.address(), List.of())) {
      found = take(one, policy, found);
    }
    for (Mark mark : marks) {
      if (names(mark.suppression(), policy)
          && (reach.covers(mark, resource, place) || reach.covers(mark, decider, place))) {
        found = take(mark.suppression(), policy, found);
      }
    }
    for (Exclusion exclusion : exclusions) {
      if (exclusion.covers(policy, resource, repository, stack)) {
        found = hold(exclusion.suppression(), policy, found);
      }
    }
    return found != null || policy.mandatory() ? found : heldBack.of(finding, stack);
  }

  private @Nullable Suppression take(Suppression one, Policy policy, @Nullable Suppression found) {
    return names(one, policy) ? hold(one, policy, found) : found;
  }

  private @Nullable Suppression hold(Suppression one, Policy policy, @Nullable Suppression found) {
    used.add(one);
    if (policy.mandatory()) {
      refused.add(one);
      return found;
    }
    return found == null && !expired(one) ? one : found;
  }

  private boolean expired(Suppression one) {
    return one.until() != null && one.until().isBefore(date);
  }

  private static boolean names(Suppression one, Policy policy) {
    String id = Catalogue.normal(one.id());
    return id.equals(ANY)
        || id.equals(Catalogue.normal(policy.id()))
        || policy.aliases().stream().anyMatch(alias -> Catalogue.normal(alias).equals(id));
  }

  /**
   * Every suppression in the form of a resource of type {@code suppression}, for the policies about
   * them; to be called after all findings were asked about.
   *
   * @param judged the policies that had a chance to use one
   * @param undecided policy and resource, with a NUL between, of what could not be decided
   */
  public List<Resource> asResources(
      Catalogue catalogue, List<Policy> judged, Set<String> undecided) {
    var all = new ArrayList<Suppression>();
    marks.forEach(mark -> all.add(mark.suppression()));
    byAddress.values().forEach(all::addAll);
    var resources = new ArrayList<Resource>();
    for (Suppression one : all) {
      List<Policy> named = one.id().equals(ANY) ? judged : catalogue.find(one.id());
      boolean chance = named.stream().anyMatch(judged::contains);
      resources.add(
          asResource(one, named.isEmpty() ? meant(one, catalogue) : null, chance, isBroad(one)));
    }
    for (Exclusion exclusion : exclusions) {
      Suppression one = exclusion.suppression();
      // Another stack may have the use that this one has not, and another tool the policy.
      boolean known =
          !one.form().equals(OWN)
              || catalogue.policies().stream().anyMatch(each -> Ruling.names(one.id(), each));
      resources.add(
          asResource(one, known ? null : meant(one, catalogue), false, exclusion.isBroad()));
    }
    if (!heldBack.isEmpty()) {
      resources.add(
          heldBack.asResource(
              judged.stream().map(Policy::id).collect(Collectors.toSet()), undecided));
    }
    return resources;
  }

  /** Whatever stands in a whole file is hidden. */
  private boolean isBroad(Suppression one) {
    return one.id().equals(ANY)
        && marks.stream()
            .anyMatch(mark -> mark.suppression() == one && mark.scope() == Mark.Scope.FILE);
  }

  private static String meant(Suppression one, Catalogue catalogue) {
    return Nearest.suggestion(one.id(), catalogue.names());
  }

  /**
   * @param meant what its id may have been meant to be; null where it is one
   */
  private Resource asResource(
      Suppression one, @Nullable String meant, boolean judged, boolean broad) {
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
        .with("refused", refused.contains(one))
        .done();
  }
}
