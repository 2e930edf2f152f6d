package dev.plumbline.policy.judge;

import dev.plumbline.model.graph.Declarations.Move;
import java.util.ArrayList;
import java.util.List;

/** Addresses as they were before the moves that the sources still declare. */
public final class FirstSeen {
  private static final int LONGEST_CHAIN = 64;

  private final List<Move> moves;

  public FirstSeen(List<Move> moves) {
    this.moves = moves.stream().filter(m -> !m.from().isEmpty() && !m.to().isEmpty()).toList();
  }

  /** Follows moves backwards; each is used once, so that a circle ends. */
  public String of(String address) {
    var left = new ArrayList<>(moves);
    String at = address;
    for (int i = 0; i < LONGEST_CHAIN; i++) {
      Move used = null;
      for (Move move : left) {
        if (covers(move.to(), at)) {
          used = move;
          break;
        }
      }
      if (used == null) {
        return at;
      }
      left.remove(used);
      at = used.from() + at.substring(used.to().length());
    }
    return at;
  }

  private static boolean covers(String outer, String address) {
    if (!address.startsWith(outer)) {
      return false;
    }
    return address.length() == outer.length() || ".[".indexOf(address.charAt(outer.length())) >= 0;
  }
}
