package dev.plumbline.forecast;

import dev.plumbline.model.source.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A configuration before and after a change, and its plan: a title, then parts that begin with
 * {@code -- before/main.tf --}, {@code -- after/main.tf --} and {@code -- plan --}, which has one
 * line {@code address: action} for each managed instance.
 */
record Pair(Path file, String title, Map<String, String> parts) {
  private static final Path DIRECTORY = Path.of("src/test/resources/pairs");
  private static final String PLAN = "plan";

  static List<Pair> all(String group) {
    try (Stream<Path> files = Files.list(DIRECTORY.resolve(group))) {
      return files
          .filter(file -> file.toString().endsWith(".pair"))
          .sorted()
          .map(Pair::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Pair read(Path file) {
    try {
      Map<String, String> parts = new LinkedHashMap<>();
      String name = "";
      for (String line : Files.readString(file).split("(?<=\n)", -1)) {
        if (line.startsWith("-- ") && line.endsWith(" --\n")) {
          name = line.substring(3, line.length() - 4);
          parts.put(name, "");
        } else {
          parts.merge(name, line, String::concat);
        }
      }
      return new Pair(file, parts.getOrDefault("", "").strip(), parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return file.getFileName().toString().replace(".pair", "");
  }

  /** The files of one side, by path. */
  Map<String, String> side(String side) {
    return parts.entrySet().stream()
        .filter(part -> part.getKey().startsWith(side + "/"))
        .collect(
            Collectors.toMap(
                part -> part.getKey().substring(side.length() + 1), Map.Entry::getValue));
  }

  SourceTree tree(String side) {
    return SourceTree.ofText(side(side));
  }

  /**
   * Action by address. What a block would move before it is destroyed is named as it stands in the
   * state, as the prediction does it.
   */
  Map<String, String> plan() {
    Map<String, String> plan = new TreeMap<>();
    recorded().forEach((address, action) -> put(plan, address, action));
    return plan;
  }

  /** Action by address, word for word. */
  Map<String, String> recorded() {
    Map<String, String> plan = new TreeMap<>();
    parts
        .getOrDefault(PLAN, "")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> plan.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
    return plan;
  }

  private static void put(Map<String, String> plan, String address, String action) {
    String moved = "destroy from ";
    if (action.startsWith(moved)) {
      plan.put(action.substring(moved.length()), "destroy");
    } else {
      plan.put(address, action);
    }
  }

  /** Writes another plan into the file. */
  void record(Map<String, String> plan) {
    var text = new StringBuilder();
    parts.forEach((name, content) -> {
      if (!name.equals(PLAN)) {
        text.append(name.isEmpty() ? "" : "-- " + name + " --\n").append(content);
      }
    });
    text.append("-- plan --\n");
    new TreeMap<>(plan).forEach((address, action) -> text.append(address + ": " + action + "\n"));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name() + ": " + title;
  }
}
