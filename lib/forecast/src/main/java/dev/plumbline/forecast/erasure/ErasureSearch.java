package dev.plumbline.forecast.erasure;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a change deletes of what stays: a table of attributes, and rules of buckets. */
public final class ErasureSearch {
  private final Map<String, Resource> applied = new HashMap<>();
  private final Map<String, Resource> next = new HashMap<>();
  private final Buckets buckets;

  public ErasureSearch(Graph base, Graph head) {
    base.resources().forEach(resource -> applied.put(resource.address(), resource));
    head.resources().forEach(resource -> next.put(resource.address(), resource));
    buckets = new Buckets(applied, next);
  }

  /** Nothing where all stays, as far as it is known. */
  public Optional<Erasure> of(PlannedChange change) {
    Resource now = next.get(change.address());
    if (now == null || (change.action() != Action.UPDATE && change.action() != Action.CREATE)) {
      return Optional.empty();
    }
    String before =
        change.previousAddress().isEmpty() ? change.address() : change.previousAddress();
    @Nullable Resource old = change.action() == Action.CREATE ? null : applied.get(before);
    Optional<Erasure> attribute =
        old == null
            ? Optional.empty()
            : Erases.ALL.stream().flatMap(one -> one.of(change, old, now).stream()).findFirst();
    return attribute.or(() -> expiry(old, now));
  }

  private Optional<Erasure> expiry(@Nullable Resource old, Resource now) {
    List<Expiry> earlier = old == null ? List.of() : Expiry.of(old);
    return Expiry.of(now).stream()
        .filter(rule -> earlier.stream().noneMatch(rule::isWithin))
        .flatMap(rule -> buckets.erasure(rule, now).stream())
        .findFirst();
  }
}
