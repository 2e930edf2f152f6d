package dev.plumbline.iac.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Asks the real terraform what expressions are, many in one plan. */
final class TerraformOracle {
  /** Terraform's plans take more than twice the time for twice the outputs. */
  private static final int AT_ONCE = 1_000;

  private final Path directory;
  private final Map<String, String> environment;

  TerraformOracle(Path directory) {
    this(directory, Map.of("TF_CLI_CONFIG_FILE", "/dev/null"));
  }

  /**
   * @param environment variables beside those that it finds
   */
  TerraformOracle(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
  }

  static boolean isInstalled() {
    for (String path : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(path, "terraform"))) {
        return true;
      }
    }
    return false;
  }

  /** One answer an expression, in the form of {@link Answer}. */
  List<String> ask(List<String> expressions) throws IOException {
    run("init", "-no-color", "-input=false");
    List<String> answers = new ArrayList<>();
    for (int from = 0; from < expressions.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, expressions.size());
      answers.addAll(askTogether(expressions.subList(from, to)));
    }
    return answers;
  }

  private List<String> askTogether(List<String> expressions) throws IOException {
    Set<Integer> failing = new TreeSet<>();
    for (int i = expressions.size(); i < AT_ONCE; i++) {
      Files.deleteIfExists(file(i));
    }
    while (true) {
      for (int i = 0; i < expressions.size(); i++) {
        write(i, failing.contains(i) ? "null" : expressions.get(i));
      }
      Set<Integer> more = failures();
      more.removeAll(failing);
      if (more.isEmpty()) {
        return answers(expressions.size(), failing);
      }
      failing.addAll(more);
    }
  }

  private Path file(int index) {
    return directory.resolve("e" + index + ".tf");
  }

  private void write(int index, String expression) throws IOException {
    Files.writeString(
        file(index),
        """
        output "v%1$d" {
          sensitive = true
          value     = %2$s
        }
        output "j%1$d" {
          sensitive = true
          value     = jsonencode(%2$s)
        }
        output "s%1$d" {
          sensitive = true
          value     = issensitive(%2$s)
        }
        """
            .formatted(index, expression));
  }

  private Set<Integer> failures() throws IOException {
    Set<Integer> failing = new TreeSet<>();
    for (String line : run("plan", "-json", "-input=false", "-out=plan.bin").split("\n", -1)) {
      JsonNode message =
          line.isEmpty() ? Json.mapper().missingNode() : Json.mapper().readTree(line);
      JsonNode diagnostic = message.path("diagnostic");
      String file = diagnostic.path("range").path("filename").asText();
      if (diagnostic.path("severity").asText().equals("error")) {
        if (!file.matches("e\\d+\\.tf")) {
          throw new IOException("terraform fails elsewhere: " + line);
        }
        failing.add(Integer.parseInt(file.substring(1, file.length() - 3)));
      }
    }
    return failing;
  }

  private List<String> answers(int count, Set<Integer> failing) throws IOException {
    JsonNode plan = Json.mapper().readTree(run("show", "-json", "plan.bin"));
    JsonNode outputs = plan.path("planned_values").path("outputs");
    JsonNode changes = plan.path("output_changes");
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (failing.contains(i)) {
        answers.add(Answer.ERROR);
        continue;
      }
      JsonNode text = outputs.path("j" + i).path("value");
      boolean sensitive = outputs.path("s" + i).path("value").asBoolean();
      if (!text.isMissingNode()) {
        JsonNode type = outputs.path("v" + i).path("type");
        answers.add(Answer.known(type(type), text.asText(), sensitive));
      } else {
        JsonNode change = changes.path("v" + i);
        answers.add(Answer.open(merge(change.path("after"), change.path("after_unknown"))));
      }
    }
    return answers;
  }

  /** A type in JSON as a type constraint: {@code ["list","string"]}. */
  static String type(JsonNode type) {
    if (type.isTextual()) {
      return type.asText();
    }
    return switch (type.path(0).asText()) {
      case "tuple" -> {
        List<String> elements = new ArrayList<>();
        type.path(1).forEach(each -> elements.add(type(each)));
        yield "tuple([" + String.join(",", elements) + "])";
      }
      case "object" -> {
        Map<String, String> attributes = new TreeMap<>();
        type.path(1)
            .properties()
            .forEach(each -> attributes.put(each.getKey(), type(each.getValue())));
        List<String> parts = new ArrayList<>();
        attributes.forEach((name, each) -> parts.add(name + "=" + each));
        yield "object({" + String.join(",", parts) + "})";
      }
      default -> type.path(0).asText() + "(" + type(type.path(1)) + ")";
    };
  }

  static JsonNode merge(JsonNode after, JsonNode unknown) {
    if (unknown.isBoolean()) {
      return unknown.asBoolean() ? Json.mapper().getNodeFactory().textNode("(unknown)") : after;
    }
    if (unknown.isArray()) {
      var merged = Json.mapper().createArrayNode();
      for (int i = 0; i < Math.max(unknown.size(), after.size()); i++) {
        merged.add(merge(after.path(i), unknown.path(i)));
      }
      return merged;
    }
    if (unknown.isObject()) {
      ObjectNode merged = Json.mapper().createObjectNode();
      Set<String> names = new TreeSet<>();
      after.fieldNames().forEachRemaining(names::add);
      unknown.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> merged.set(name, merge(after.path(name), unknown.path(name))));
      return merged;
    }
    return after;
  }

  String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return out;
  }
}
