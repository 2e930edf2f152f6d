package dev.plumbline.forecast;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ignore_changes}: what it names keeps its old value, and so does what reads that value.
 * Terraform evaluates references to an ignored attribute with the value in the state.
 */
final class Ignored {
  private final Order head;
  private final Graph before;
  private final Map<String, String> moves;
  private final Map<String, Set<String>> kept = new HashMap<>();

  /** The base's; made when something that is kept is read, as seldom. */
  private @Nullable Order base;

  /**
   * @param moves the head's address by the base's
   */
  Ignored(Order head, Graph base, Map<String, String> moves) {
    this.head = head;
    this.before = base;
    this.moves = moves;
  }

  /** The differences that count; to be asked for what a resource reads before the resource. */
  List<Difference> without(Resource before, Resource after, List<Difference> differences) {
    List<String> named = after.lifecycle().ignoreChanges();
    return differences.stream()
        .filter(difference -> !isNamed(named, difference))
        .filter(difference -> kept.isEmpty() || !onlyReads(before, after, difference.path()))
        .toList();
  }

  /** Notes that a resource, since it is not replaced, keeps the old values of what it ignores. */
  void keep(Resource resource, List<Difference> differences) {
    List<String> named = resource.lifecycle().ignoreChanges();
    for (Difference difference : differences) {
      if (isNamed(named, difference)) {
        keep(resource, difference.path());
      }
    }
  }

  private static boolean isNamed(List<String> named, Difference difference) {
    return named.contains("all")
        || named.stream().anyMatch(path -> Paths.within(difference.path(), path));
  }

  private void keep(Resource resource, String path) {
    Set<String> paths = kept.computeIfAbsent(resource.address(), _ -> new HashSet<>());
    paths.add(path);
    if (resource.type().equals(ApplyTime.TERRAFORM_DATA) && Paths.within(path, "input")) {
      paths.add("output" + path.substring("input".length()));
    }
  }

  /** Whether an attribute reads what it read before, some of it being kept by its resource. */
  private boolean onlyReads(Resource before, Resource after, String path) {
    Set<String> reads = new HashSet<>();
    boolean readsKept = false;
    for (Edge edge : head.edgesOf(after)) {
      if (concerns(edge, path)) {
        reads.add(edge.to() + " " + edge.target());
        readsKept |= isKept(edge);
      }
    }
    if (!readsKept) {
      return false;
    }
    Set<String> old = new HashSet<>();
    for (Edge edge : base().edgesOf(before)) {
      if (concerns(edge, path)) {
        old.add(moves.getOrDefault(edge.to(), edge.to()) + " " + edge.target());
      }
    }
    return reads.equals(old);
  }

  private Order base() {
    Order made = base == null ? new Order(before) : base;
    base = made;
    return made;
  }

  private static boolean concerns(Edge edge, String path) {
    return edge.kind() == Edge.Kind.REFERENCE
        && (Paths.within(path, edge.attribute()) || Paths.within(edge.attribute(), path));
  }

  private boolean isKept(Edge edge) {
    return head.instancesOf(edge.to()).stream()
        .flatMap(source -> kept.getOrDefault(source.address(), Set.of()).stream())
        .anyMatch(path -> Paths.within(path, edge.target()) || Paths.within(edge.target(), path));
  }
}
