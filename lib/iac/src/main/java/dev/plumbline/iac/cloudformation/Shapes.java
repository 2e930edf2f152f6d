package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
