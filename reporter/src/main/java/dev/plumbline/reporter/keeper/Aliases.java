package dev.plumbline.reporter.keeper;

import dev.plumbline.model.graph.Declarations.Move;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Addresses that were another one before. Kept after the {@code moved} block is gone, so that an
 * identity outlives it.
 *
 * @param previous by the newer address, of a resource or of a module
 */
record Aliases(Map<String, String> previous) {
  static final Aliases NONE = new Aliases(Map.of());
  // A hostile repository may declare as many moves as its files hold.
  private static final int LIMIT = 10_000;

  Aliases {
    previous = Collections.unmodifiableMap(new TreeMap<>(previous));
  }

  /** These and what a revision's moves add; moves over the limit are left out. */
  Aliases plus(List<Move> moves) {
    var more = new TreeMap<>(previous);
    for (Move move : moves) {
      if (!move.from().isEmpty() && !move.to().isEmpty() && more.size() < LIMIT) {
        more.put(move.to(), move.from());
      }
    }
    return new Aliases(more);
  }

  /** The address that {@code address} was first seen under. */
  String first(String address) {
    return follow(previous, address);
  }

  /** Leads from an address to the one that it has been moved to by now. */
  UnaryOperator<String> toLast() {
    var next = new TreeMap<String, String>();
    previous.forEach((to, from) -> next.put(from, to));
    return address -> follow(next, address);
  }

  private static String follow(Map<String, String> moves, String address) {
    var seen = new HashSet<String>();
    String at = address;
    while (seen.add(at)) {
      at = step(moves, at);
    }
    return at;
  }

  /** One move; the same where there is none. The longest address that fits goes first. */
  private static String step(Map<String, String> moves, String address) {
    for (int end = address.length(); end > 0; end = boundary(address, end)) {
      String other = moves.get(address.substring(0, end));
      if (other != null) {
        return other + address.substring(end);
      }
    }
    return address;
  }

  /** Where the next shorter address ends: before a {@code .} or a {@code [}. */
  private static int boundary(String address, int end) {
    return Math.max(address.lastIndexOf('.', end - 1), address.lastIndexOf('[', end - 1));
  }
}
