package dev.plumbline.policy.suppression;

import dev.plumbline.model.finding.Suppression;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.term.Declared;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All suppressions of a graph, who used them, and which are of no use. */
public final class Ledger {
  private static final String ANY = "*";

  private final Reach reach;
  private final LocalDate date;
  private final List<Mark> marks = new ArrayList<>();
  private final Map<String, List<Suppression>> byAddress = new HashMap<>();
  private final Set<Suppression> used = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Suppression> refused = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param date on which those that end earlier no longer hold
   */
  public Ledger(Graph graph, LocalDate date) {
    this.date = date;
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
   * @param place where the finding points
   */
  public @Nullable Suppression of(
      Policy policy, Resource resource, Resource decider, SourceRange place) {
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
    return found;
  }

  private @Nullable Suppression take(Suppression one, Policy policy, @Nullable Suppression found) {
    if (!names(one, policy)) {
      return found;
    }
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
   */
  public List<Resource> asResources(Catalogue catalogue, List<Policy> judged) {
    var all = new ArrayList<Suppression>();
    marks.forEach(mark -> all.add(mark.suppression()));
    byAddress.values().forEach(all::addAll);
    var resources = new ArrayList<Resource>();
    for (Suppression one : all) {
      List<Policy> named = one.id().equals(ANY) ? judged : catalogue.find(one.id());
      resources.add(
          Declared.of("suppression", "suppression." + one.id(), one.id(), one.range())
              .with("id", one.id())
              .with("form", one.form())
              .with("owner", one.owner())
              .with("reason", one.reason())
              .with("known", !named.isEmpty())
              .with("judged", named.stream().anyMatch(judged::contains))
              .with("used", used.contains(one))
              .with("expired", expired(one))
              .with("refused", refused.contains(one))
              .done());
    }
    return resources;
  }
}
