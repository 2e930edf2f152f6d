package dev.plumbline.policy.safeguard;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.section.Safeguards;
import dev.plumbline.model.section.Safeguards.Kind;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.term.Declared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What became of each safeguard, in the form of resources of the type {@code safeguard}, so that
 * policies can say that a change takes one away.
 */
public final class Lowered {
  private Lowered() {}

  /**
   * One for each kind of each resource that both revisions have.
   *
   * @param name the address under which a resource was first seen
   */
  public static List<Resource> asResources(
      Graph head, List<Safeguards> now, List<Safeguards> before, UnaryOperator<String> name) {
    Map<String, Safeguards> known = new HashMap<>();
    before.forEach(row -> known.put(name.apply(row.resource()), row));
    Map<String, SourceRange> places = new HashMap<>();
    head.resources().forEach(resource -> places.put(resource.address(), resource.range()));
    var resources = new ArrayList<Resource>();
    for (Safeguards row : now) {
      Safeguards old = known.get(name.apply(row.resource()));
      SourceRange place = places.get(row.resource());
      if (old != null && place != null) {
        for (Kind kind : Kind.values()) {
          resources.add(
              Declared.of("safeguard", row.resource(), row.resource(), place)
                  .with("kind", kind.label())
                  .with("before", old.of(kind).label())
                  .with("now", row.of(kind).label())
                  .done());
        }
      }
    }
    return resources;
  }
}
