package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.reading.Condition;
import dev.plumbline.forecast.scenario.Rule.Saying;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.scenario.Statement;
import dev.plumbline.model.scenario.Statement.Effect;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of what losses do, {@code rules.txt}. */
final class Rules {
  private static final String FILE = "rules.txt";
  private static final Map<String, Effect> EFFECTS =
      Map.of(
          "down", Effect.GOES_DOWN,
          "gone", Effect.NOT_RESTORED,
          "restored", Effect.RESTORED_BY,
          "survives", Effect.SURVIVES);

  /** After what reading it needs. */
  private static final Map<String, List<Rule>> ALL = read();

  private Rules() {}

  /** The first statement that a table has of the resource; empty where it has none. */
  static Optional<Statement> ask(String table, Resource resource) {
    return ALL.getOrDefault(table, List.of()).stream()
        .filter(rule -> rule.type().equals(resource.type()))
        .flatMap(rule -> rule.of(resource).stream())
        .findFirst();
  }

  static Map<String, List<Rule>> all() {
    return ALL;
  }

  private static Map<String, List<Rule>> read() {
    try (InputStream file = Rules.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing from the jar");
      }
      var all = new HashMap<String, List<Rule>>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          List<String> cells = Arrays.stream(line.split(" \\|(?= |$)")).map(String::strip).toList();
          all.computeIfAbsent(cells.getFirst(), _ -> new ArrayList<>()).addAll(rules(cells));
        }
      }
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Rule> rules(List<String> cells) {
    if (cells.size() < 4 || cells.size() > 5) {
      throw new IllegalStateException(FILE + " has a line of " + cells.size() + " cells: " + cells);
    }
    List<Condition> conditions =
        cells.get(2).isEmpty()
            ? List.of()
            : Arrays.stream(cells.get(2).split(", *")).map(Condition::parse).toList();
    Saying holds = saying(cells.get(3));
    @Nullable Saying otherwise = cells.size() == 5 ? saying(cells.get(4)) : null;
    return Arrays.stream(cells.get(1).split(" "))
        .map(type -> new Rule(type, conditions, holds, otherwise))
        .toList();
  }

  private static Saying saying(String cell) {
    int colon = cell.indexOf(": ");
    Effect effect = colon < 0 ? null : EFFECTS.get(cell.substring(0, colon));
    if (effect == null) {
      throw new IllegalStateException(FILE + " has no such effect: " + cell);
    }
    return new Saying(effect, cell.substring(colon + 2));
  }
}
