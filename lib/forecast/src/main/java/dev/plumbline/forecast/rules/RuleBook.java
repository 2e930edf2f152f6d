package dev.plumbline.forecast.rules;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A provider's table, {@code aws.rules}: read as a whole when its first resource is met. */
final class RuleBook {
  private static final String SOURCE = "# ";

  private final Map<String, List<Rule>> byType = new HashMap<>();

  /**
   * Reads a bundled table.
   *
   * @throws UncheckedIOException when our own jar is damaged
   * @throws IllegalArgumentException for a line that is no rule
   */
  RuleBook(String provider) {
    String name = provider + ".rules";
    try (InputStream text = RuleBook.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new FileNotFoundException(name + " is missing from the jar");
      }
      read(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String text) {
    String source = "";
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(SOURCE)) {
        source = line.substring(SOURCE.length());
      } else if (!line.isEmpty()) {
        Rule rule = rule(line, source);
        byType.computeIfAbsent(rule.type(), _ -> new ArrayList<>()).add(rule);
      }
    }
  }

  private static Rule rule(String line, String source) {
    String[] cells = line.split(" ", 4);
    if (cells.length < 3 || source.isEmpty()) {
      throw new IllegalArgumentException("not a rule below its source: " + line);
    }
    Rule.Kind kind = Rule.Kind.valueOf(cells[2].toUpperCase(Locale.ROOT));
    return new Rule(cells[0], cells[1], kind, cells.length == 4 ? cells[3] : "", source);
  }

  List<Rule> of(String type) {
    return byType.getOrDefault(type, List.of());
  }

  List<Rule> all() {
    return byType.values().stream().flatMap(List::stream).toList();
  }
}
