package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Condition;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of what is charged, {@code dimensions.txt}, by type. */
final class Dimensions {
  private static final String FILE = "dimensions.txt";

  /** {@code Memory (3.75 GB) [GB] called Memory}: components, their unit, what they are called. */
  private static final Pattern COMPONENTS =
      Pattern.compile("(.*?)(?: \\[([^\\]]+)])?(?: called (.+))?");

  private static final Map<String, List<Dimension>> ALL = read();

  private Dimensions() {}

  static List<Dimension> of(String type) {
    return ALL.getOrDefault(type, List.of());
  }

  static Map<String, List<Dimension>> all() {
    return ALL;
  }

  private static Map<String, List<Dimension>> read() {
    try (InputStream file = Dimensions.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing from the jar");
      }
      var all = new HashMap<String, List<Dimension>>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          dimensions(line)
              .forEach(one -> all.computeIfAbsent(one.type(), _ -> new ArrayList<>()).add(one));
        }
      }
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code types | each | component | quantity | when | assumes}; trailing columns may lack. */
  private static List<Dimension> dimensions(String line) {
    List<String> cells =
        new ArrayList<>(
            Arrays.stream(line.split(" \\|(?!\\|) ?(?!\\|)", -1)).map(String::strip).toList());
    if (cells.size() < 3 || cells.size() > 6) {
      throw new IllegalStateException(FILE + " has a line of " + cells.size() + " cells: " + line);
    }
    while (cells.size() < 6) {
      cells.add("");
    }
    Dimension.Kind kind = kind(cells.get(2));
    Matcher parts = COMPONENTS.matcher(cells.get(2).replaceFirst("^gap:", ""));
    if (!parts.matches()) {
      throw new IllegalStateException(FILE + " has no component in: " + line);
    }
    boolean charged = kind == Dimension.Kind.CHARGED;
    String unit = charged && parts.group(2) != null ? parts.group(2) : "";
    String label = charged && parts.group(3) != null ? parts.group(3) : "";
    return Arrays.stream(cells.getFirst().split(" "))
        .map(type ->
            new Dimension(
                type,
                cells.get(1),
                charged ? List.of(parts.group(1).split(" \\|\\| ")) : List.of(parts.group()),
                unit,
                label,
                Quantity.parse(charged ? cells.get(3) : "0"),
                cells.get(4).isEmpty()
                    ? List.of()
                    : Arrays.stream(cells.get(4).split(", *")).map(Condition::parse).toList(),
                kind,
                cells.get(5)))
        .toList();
  }

  private static Dimension.Kind kind(String component) {
    return component.equals("free")
        ? Dimension.Kind.FREE
        : component.startsWith("gap:") ? Dimension.Kind.GAP : Dimension.Kind.CHARGED;
  }
}
