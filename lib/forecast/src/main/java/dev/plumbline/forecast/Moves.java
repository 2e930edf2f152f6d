package dev.plumbline.forecast;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the base's instances live in the head: through {@code moved} blocks, chained, and through
 * the moves that Terraform implies when {@code count} is added to a resource or taken away. A move
 * to an address that exists already does not happen.
 */
final class Moves {
  private Moves() {}

  /** The head's address of each of the base's managed instances, by their base address. */
  static Map<String, String> of(Graph base, Graph head) {
    Set<String> headAddresses = new HashSet<>();
    for (Resource resource : head.resources()) {
      headAddresses.add(resource.address());
    }
    List<String> addresses = new ArrayList<>();
    for (Resource resource : base.resources()) {
      if (resource.mode() == Resource.Mode.MANAGED) {
        addresses.add(resource.address());
      }
    }
    Set<String> taken = new HashSet<>(addresses);
    List<Move> moves =
        ordered(
            head.declarations().moves().stream()
                .filter(move -> !move.from().isEmpty() && !move.to().isEmpty())
                .filter(move -> !move.from().equals(move.to()))
                .toList());
    Map<String, String> found = new HashMap<>();
    for (String from : addresses) {
      String to = from;
      for (Move move : moves) {
        String moved = apply(move, to);
        to = taken.contains(moved) ? to : moved;
      }
      found.put(from, to.equals(from) ? implied(from, headAddresses, taken) : to);
    }
    return found;
  }

  /** A move whose source is another's target comes after it. */
  private static List<Move> ordered(List<Move> moves) {
    Map<String, Move> byTarget = new HashMap<>();
    moves.forEach(move -> byTarget.putIfAbsent(move.to(), move));
    Set<Move> done = new HashSet<>();
    List<Move> order = new ArrayList<>();
    for (Move move : moves) {
      List<Move> chain = new ArrayList<>();
      Move at = move;
      while (at != null && done.add(at)) {
        chain.addFirst(at);
        at = byTarget.get(at.from());
      }
      order.addAll(chain);
    }
    return order;
  }

  private static String apply(Move move, String address) {
    if (Addresses.within(address, move.from())) {
      return move.to() + address.substring(move.from().length());
    }
    // A block of a module is for all its instances, those that are to go as well.
    String module = sharedModule(move);
    String instance = module.isEmpty() ? "" : instanceOf(Addresses.withoutKeys(module), address);
    if (instance.isEmpty()) {
      return address;
    }
    String from = instance + move.from().substring(module.length());
    return Addresses.within(address, from)
        ? instance + move.to().substring(module.length()) + address.substring(from.length())
        : address;
  }

  private static String sharedModule(Move move) {
    String module = Addresses.module(move.from());
    while (!module.isEmpty() && !move.to().startsWith(module + ".")) {
      module = Addresses.module(module);
    }
    return module;
  }

  /** The instance of a module's block that holds the address; {@code ""} where none does. */
  private static String instanceOf(String moduleBlock, String address) {
    for (String at = Addresses.module(address); !at.isEmpty(); at = Addresses.module(at)) {
      if (Addresses.withoutKeys(at).equals(moduleBlock)) {
        return at;
      }
    }
    return "";
  }

  private static String implied(String address, Set<String> head, Set<String> taken) {
    if (head.contains(address)) {
      return address;
    }
    String other =
        address.endsWith("[0]") ? address.substring(0, address.length() - 3) : address + "[0]";
    return head.contains(other) && !taken.contains(other) ? other : address;
  }
}
