package dev.plumbline.forecast;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A pair whose plan somebody read in the provider's documentation; see the directory's README. */
record LabelledPair(String name, Pair pair) {
  private static final String HEADER = "type\tbefore\tafter\taction\tsource";

  /** How the prediction stands to the label. */
  record Outcome(String name, boolean right, boolean certain, String text) {}

  static List<LabelledPair> all(Path directory) {
    List<LabelledPair> pairs = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".tsv")) {
          pairs.addAll(lines(file));
        } else if (file.toString().endsWith(".pair")) {
          Pair pair = Pair.read(file);
          pairs.add(new LabelledPair(pair.name(), pair));
        }
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LabelledPair> lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (!lines.getFirst().equals(HEADER)) {
      throw new IllegalArgumentException(file + " begins with another header than " + HEADER);
    }
    List<LabelledPair> pairs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        pairs.add(line(file.getFileName() + ":" + (i + 1), lines.get(i)));
      }
    }
    return pairs;
  }

  static LabelledPair line(String name, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 5
        || !List.of("update", "replace", "no-op").contains(cells[3])
        || !cells[4].startsWith("https://")) {
      throw new IllegalArgumentException(name + " is no labelled pair: " + line);
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("before/main.tf", resource(cells[0], cells[1]));
    parts.put("after/main.tf", resource(cells[0], cells[2]));
    parts.put("plan", cells[0] + ".a: " + cells[3] + "\n");
    return new LabelledPair(name, new Pair(Path.of(name + ".pair"), cells[4], parts));
  }

  private static String resource(String type, String body) {
    return "resource \"" + type + "\" \"a\" {\n" + body.replace(";", "\n") + "\n}\n";
  }

  /** An action that only may be is wrong whatever it is: it decides nothing. */
  Outcome outcome() {
    List<PlannedChange> changes = PredictedPairs.plan(pair).changes();
    boolean same = PredictedPairs.actions(PredictedPairs.plan(pair)).equals(pair.plan());
    boolean open = changes.stream().anyMatch(c -> c.confidence() == Confidence.POSSIBLE);
    boolean certain = changes.stream().allMatch(c -> c.confidence() == Confidence.CERTAIN);
    String text = PredictedPairs.actions(PredictedPairs.plan(pair)) + " for " + pair.plan();
    return new Outcome(name, same && !open, certain, name + ": " + text);
  }
}
