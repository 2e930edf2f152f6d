package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the matches between what the head lacks and what it brings: modules first. */
public final class RenameSearch {
  private RenameSearch() {}

  /**
   * @param moved the head's address of each of the base's managed instances
   */
  public static List<Match> matches(
      Graph base, Graph head, Map<String, String> moved, Budget budget) {
    Sides sides = sides(base, head, moved);
    if (sides.gone().isEmpty() || sides.born().isEmpty()) {
      return List.of();
    }
    var likeness = new Likeness();
    List<Match> modules = new ModuleMatches(sides, likeness, budget).take();
    List<Match> found = new ArrayList<>(wholeCalls(modules));
    found.addAll(new BlockMatches(sides, likeness, budget).take());
    return found;
  }

  private static Sides sides(Graph base, Graph head, Map<String, String> moved) {
    Set<String> present = new HashSet<>();
    Map<String, Resource> born = new LinkedHashMap<>();
    for (Resource resource : head.resources()) {
      present.add(resource.address());
      if (resource.mode() == Resource.Mode.MANAGED) {
        born.put(resource.address(), resource);
      }
    }
    Map<String, Resource> gone = new LinkedHashMap<>();
    Set<String> kept = new HashSet<>();
    for (Resource resource : base.resources()) {
      String address = moved.get(resource.address());
      if (address == null) {
        continue;
      }
      born.remove(address);
      if (present.contains(address)) {
        kept.add(address);
      } else if (!isMeant(head, resource.address())) {
        gone.put(address, resource);
      }
    }
    head.declarations().moves().stream()
        .filter(move -> move.from().isEmpty())
        .forEach(imported -> born.remove(imported.to()));
    gone.keySet().removeIf(Addresses::hasUnknownKey);
    born.keySet().removeIf(Addresses::hasUnknownKey);
    return new Sides(gone, born, kept, declared(head));
  }

  private static Set<String> declared(Graph head) {
    Set<String> declared = new HashSet<>();
    head.resources().forEach(resource -> declared.add(Addresses.withoutKeys(resource.address())));
    head.declarations()
        .modules()
        .forEach(call -> declared.add(Addresses.withoutKeys(call.address())));
    return declared;
  }

  /** A {@code removed} block says that it is to go. */
  private static boolean isMeant(Graph head, String address) {
    return head.declarations().moves().stream()
        .anyMatch(move -> move.to().isEmpty() && Addresses.within(address, move.from()));
  }

  /** One statement for a call whose instances all keep their keys. */
  private static List<Match> wholeCalls(List<Match> modules) {
    Map<String, Match> whole = new LinkedHashMap<>();
    for (Match match : modules) {
      boolean sameKey = Addresses.key(match.from()).equals(Addresses.key(match.to()));
      String from = sameKey ? Addresses.withoutKey(match.from()) : match.from();
      String to = sameKey ? Addresses.withoutKey(match.to()) : match.to();
      whole.merge(
          from + "\n" + to,
          new Match(from, to, match.alike(), match.instances()),
          (one, other) ->
              new Match(
                  from,
                  to,
                  Math.min(one.alike(), other.alike()),
                  one.instances() + other.instances()));
    }
    return List.copyOf(whole.values());
  }
}
