package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Properties that stand at another place, or under another name, in Terraform: {@code shapes.txt},
 * read from both documentations. Its head describes its form.
 */
final class Shapes {
  private static final Map<String, List<Move>> MOVES = read();

  private Shapes() {}

  /**
   * The properties with those moved that the table names.
   *
   * @param type a CloudFormation type; for a part that is a resource of its own, its Terraform type
   */
  static Resolved.Members of(String type, Resolved.Members properties) {
    Resolved.Members shaped = properties;
    for (Move move : MOVES.getOrDefault(type, List.of())) {
      shaped = move.apply(shaped);
    }
    return shaped;
  }

  /** The keys that the table names of a property that is a list of pairs. */
  static Set<String> pairs(String type, String property) {
    var keys = new TreeSet<String>();
    for (Move move : MOVES.getOrDefault(type, List.of())) {
      String last = move.from().getLast();
      if (last.startsWith("{") && move.from().getFirst().equals(property)) {
        keys.add(last.substring(1, last.length() - 1));
      }
    }
    return keys;
  }

  /**
   * The attribute that the names in a property are where Terraform has a list; empty where it holds
   * no such map.
   */
  static String nameIn(String type, String property) {
    return MOVES.getOrDefault(type, List.of()).stream()
        .filter(move -> move.shared().isEmpty() && move.from().equals(List.of(property)))
        .map(move -> move.change().equals("pairs") ? "keys:name" : move.change())
        .filter(change -> change.startsWith("keys:"))
        .map(change -> change.substring("keys:".length()))
        .findFirst()
        .orElse("");
  }

  /** The words that a type has where Terraform has a truth. */
  static List<String> words(String type) {
    return MOVES.getOrDefault(type, List.of()).stream()
        .map(Move::change)
        .filter(change -> change.startsWith("is:"))
        .map(change -> change.substring("is:".length()))
        .toList();
  }

  private static Map<String, List<Move>> read() {
    var moves = new HashMap<String, List<Move>>();
    List<Move> current = new ArrayList<>();
    for (String line : Table.lines("shapes.txt")) {
      if (!line.startsWith(" ")) {
        current = moves.computeIfAbsent(line.strip(), type -> new ArrayList<>());
        continue;
      }
      int arrow = line.indexOf(" > ");
      if (arrow < 0) {
        throw new IllegalStateException("shapes.txt: \"" + line + "\" names no target");
      }
      current.add(Move.of(line.substring(0, arrow).strip(), line.substring(arrow + 3).strip()));
    }
    return moves;
  }
}
