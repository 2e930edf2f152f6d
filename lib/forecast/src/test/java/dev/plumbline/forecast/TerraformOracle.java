package dev.plumbline.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Real plans of pairs that need the built-in provider only: all of them as modules of one
 * configuration, applied as they were before, planned as they are after.
 */
final class TerraformOracle {
  static final Map<String, String> CYCLE = Map.of("cycle", "cycle");

  private static final Pattern CYCLIC = Pattern.compile("Cycle: module\\.p(\\d+)\\.");

  private final Path directory;

  TerraformOracle(Path directory) {
    this.directory = directory;
  }

  static boolean isInstalled() {
    return System.getenv("PATH")
        .lines()
        .flatMap(path -> List.of(path.split(":")).stream())
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
  }

  /**
   * Action by address, one map a pair, in their order; {@link #CYCLE} where Terraform itself finds
   * no order for the change and refuses to plan it.
   */
  List<Map<String, String>> plans(List<Pair> pairs) {
    write(pairs, "before", Set.of());
    run("init", "-no-color");
    run("apply", "-auto-approve", "-no-color");
    Set<Integer> cyclic = new TreeSet<>();
    JsonNode plan = plan(pairs, cyclic);
    List<Map<String, String>> plans = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      plans.add(cyclic.contains(i) ? CYCLE : actions(plan, "module." + module(i) + "."));
    }
    return plans;
  }

  private JsonNode plan(List<Pair> pairs, Set<Integer> cyclic) {
    write(pairs, "after", cyclic);
    run("init", "-no-color");
    try {
      run("plan", "-no-color", "-out=plan");
    } catch (IllegalStateException e) {
      Matcher cycle = CYCLIC.matcher(String.valueOf(e.getMessage()));
      int before = cyclic.size();
      while (cycle.find()) {
        cyclic.add(Integer.parseInt(cycle.group(1)));
      }
      if (cyclic.size() == before) {
        throw e;
      }
      return plan(pairs, cyclic);
    }
    return Json.read(run("show", "-json", "plan"), JsonNode.class);
  }

  private static String module(int index) {
    return "p" + index;
  }

  private void write(List<Pair> pairs, String side, Set<Integer> without) {
    var root = new StringBuilder();
    try {
      for (int i = 0; i < pairs.size(); i++) {
        if (without.contains(i)) {
          continue;
        }
        root.append("module \"%s\" {\n  source = \"./%s\"\n}\n".formatted(module(i), module(i)));
        for (var file : pairs.get(i).side(side).entrySet()) {
          if (file.getKey().equals("imports.tf")) {
            // Terraform takes import blocks in the root only.
            root.append(file.getValue().replace("to = ", "to = module." + module(i) + "."));
            continue;
          }
          Path target = directory.resolve(module(i)).resolve(file.getKey());
          Files.createDirectories(target.getParent());
          Files.writeString(target, file.getValue());
        }
      }
      Files.writeString(directory.resolve("main.tf"), root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    try {
      Path errors = directory.resolve("errors.txt");
      var builder =
          new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
      builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
      builder.environment().put("CHECKPOINT_DISABLE", "1");
      Process process = builder.start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(errors));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> actions(JsonNode plan, String prefix) {
    Map<String, String> actions = new TreeMap<>();
    for (JsonNode change : plan.path("resource_changes")) {
      String address = change.path("address").asText();
      if (address.startsWith(prefix)) {
        String previous = change.path("previous_address").asText();
        String from = previous.isEmpty() ? "" : " from " + previous.substring(prefix.length());
        actions.put(
            address.substring(prefix.length()),
            action(change.path("change").path("actions"), !from.isEmpty()) + from);
      }
    }
    return actions;
  }

  private static String action(JsonNode actions, boolean moved) {
    String joined = String.join("+", Json.convert(actions, String[].class));
    return switch (joined) {
      case "no-op" -> moved ? "move" : "no-op";
      case "delete" -> "destroy";
      case "delete+create" -> "replace";
      case "create+delete" -> "replace create first";
      default -> joined;
    };
  }
}
