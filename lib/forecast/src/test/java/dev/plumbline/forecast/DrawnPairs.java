package dev.plumbline.forecast;

import dev.plumbline.forecast.drawn.Drawn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs drawn from seeds; only what terraform planned for each is kept, in one file. */
final class DrawnPairs {
  static final int COUNT = 400;

  private static final Path PLANS = Path.of("src/test/resources/pairs/drawn.plans");

  private DrawnPairs() {}

  static List<Pair> all() {
    Map<Integer, String> plans = plans();
    List<Pair> pairs = new ArrayList<>();
    for (int seed = 0; seed < COUNT; seed++) {
      Map<String, String> parts = new LinkedHashMap<>();
      var drawn = Drawn.of(seed);
      drawn.before().forEach((file, text) -> parts.put("before/" + file, text));
      drawn.after().forEach((file, text) -> parts.put("after/" + file, text));
      parts.put("plan", plans.getOrDefault(seed, ""));
      pairs.add(
          new Pair(Path.of("drawn-" + seed + ".pair"), String.join(", ", drawn.changes()), parts));
    }
    return pairs;
  }

  private static Map<Integer, String> plans() {
    Map<Integer, String> plans = new LinkedHashMap<>();
    if (!Files.exists(PLANS)) {
      return plans;
    }
    try {
      int seed = -1;
      for (String line : Files.readAllLines(PLANS)) {
        if (line.startsWith("# ")) {
          seed = Integer.parseInt(line.substring(2));
          plans.put(seed, "");
        } else {
          plans.merge(seed, line + "\n", String::concat);
        }
      }
      return plans;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void record(List<Map<String, String>> plans) {
    var text = new StringBuilder();
    for (int seed = 0; seed < plans.size(); seed++) {
      text.append("# ").append(seed).append('\n');
      plans.get(seed).forEach((address, action) -> text.append(address + ": " + action + "\n"));
    }
    try {
      Files.writeString(PLANS, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
