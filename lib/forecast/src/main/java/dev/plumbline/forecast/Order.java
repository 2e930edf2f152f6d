package dev.plumbline.forecast;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Groups;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a graph's instances need of one another, and an order in which each comes after that. */
public final class Order {
  private final Groups groups;
  private final Map<String, List<Edge>> edges = new HashMap<>();

  public Order(Graph graph) {
    groups = new Groups(graph);
    for (Edge edge : graph.edges()) {
      edges.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
    }
  }

  List<Edge> edgesOf(Resource resource) {
    return edges.getOrDefault(resource.address(), List.of());
  }

  /** Its own edges, and those of the modules that it is in. */
  List<Edge> edgesAround(Resource resource) {
    List<Edge> all = new ArrayList<>(edgesOf(resource));
    groups.around(resource).forEach(group -> all.addAll(edges.getOrDefault(group, List.of())));
    return all;
  }

  /** The instances that an address stands for: itself, all of a block, all of a module. */
  public List<Resource> instancesOf(String address) {
    return groups.of(address);
  }

  /** Every instance after those that it needs; a cycle is cut where it is met. */
  public List<Resource> sorted() {
    return needed(groups.resources().values(), _ -> true);
  }

  /**
   * The starts, and what they need, each after what it needs itself.
   *
   * @param further whether the needs of such a one count as well
   */
  List<Resource> needed(Collection<Resource> starts, Predicate<Resource> further) {
    var walk = new Walk(further);
    starts.forEach(walk::from);
    return walk.done;
  }

  /**
   * A stop on the way along the edges. What a group of many waits for is a stop of its own, so that
   * it is looked at once and not for each of them.
   *
   * @param name of a resource or a group
   * @param begin of a group: what has to be there before anything of it
   */
  private record Stop(String name, boolean begin) {}

  /** Depth first with a stack of its own: a chain may be longer than the thread's. */
  private final class Walk {
    private final Predicate<Resource> further;
    private final List<Resource> done = new ArrayList<>();
    private final Set<Stop> entered = new HashSet<>();
    private final Set<Stop> left = new HashSet<>();
    private final Deque<Stop> open = new ArrayDeque<>();

    Walk(Predicate<Resource> further) {
      this.further = further;
    }

    void from(Resource start) {
      open.push(new Stop(start.address(), false));
      while (!open.isEmpty()) {
        step(open.element());
      }
    }

    private void step(Stop at) {
      Resource resource = at.begin() ? null : groups.resources().get(at.name());
      if (entered.add(at)) {
        List<Stop> needs = resource == null ? ofGroup(at) : of(resource);
        needs.stream().filter(need -> !entered.contains(need)).forEach(open::push);
      } else {
        open.pop();
        if (left.add(at) && resource != null) {
          done.add(resource);
        }
      }
    }

    private List<Stop> ofGroup(Stop at) {
      return at.begin()
          ? ends(at.name())
          : groups.of(at.name()).stream().map(one -> new Stop(one.address(), false)).toList();
    }

    private List<Stop> of(Resource resource) {
      if (!further.test(resource)) {
        return List.of();
      }
      List<Stop> needs = new ArrayList<>(ends(resource.address()));
      for (String group : groups.around(resource)) {
        if (edges.containsKey(group)) {
          needs.add(new Stop(group, true));
        }
      }
      return needs;
    }

    private List<Stop> ends(String from) {
      return edges.getOrDefault(from, List.of()).stream()
          .filter(edge -> edge.kind() != Edge.Kind.CONTAINMENT)
          .map(edge -> new Stop(edge.to(), false))
          .toList();
    }
  }
}
