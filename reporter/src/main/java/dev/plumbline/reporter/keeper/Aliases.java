package dev.plumbline.reporter.keeper;

import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.json.Json;
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

  /**
   * Bytes of them as JSON. A hostile repository may declare as many moves as its files hold, and
   * all of a stack's are written as one record.
   */
  static final int MOST_BYTES = 512 << 10;

  private static final int PUNCTUATION = 2;

  Aliases {
    previous = Collections.unmodifiableMap(new TreeMap<>(previous));
  }

  /**
   * These and what a revision's moves add. Where they are too many, its own go before earlier ones,
   * and those are left out that come last by address.
   */
  Aliases plus(List<Move> moves) {
    var declared = new TreeMap<String, String>();
    for (Move move : moves) {
      if (!move.from().isEmpty() && !move.to().isEmpty()) {
        declared.put(move.to(), move.from());
      }
    }
    var kept = new TreeMap<String, String>();
    int left = MOST_BYTES;
    for (Map<String, String> some : List.of(declared, previous)) {
      for (Map.Entry<String, String> move : some.entrySet()) {
        int size = kept.containsKey(move.getKey()) ? 0 : size(move);
        if (size <= left && kept.putIfAbsent(move.getKey(), move.getValue()) == null) {
          left -= size;
        }
      }
    }
    return new Aliases(kept);
  }

  private static int size(Map.Entry<String, String> move) {
    return Json.bytes(move.getKey()).length + Json.bytes(move.getValue()).length + PUNCTUATION;
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
