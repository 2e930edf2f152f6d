package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated configurations: the addresses and values that we read, and those that {@code terraform
 * plan} shows. The answers for the first seeds are recorded; {@code -Dplan.oracle.record=true} asks
 * again and writes them down, {@code -Dplan.oracle.seeds=600} asks about as many.
 */
class PlanOracleTest {
  private static final Path ANSWERS =
      Path.of("src/test/resources/dev/plumbline/iac/terraform/oracle/plans.txt");
  static final com.fasterxml.jackson.databind.ObjectReader EXACT =
      Json.mapper()
          .reader()
          .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final int RECORDED = 120;
  private static final String ERROR = "error";

  @Test
  void generatedConfigurationsAreReadAsTerraformPlansThem() throws IOException {
    List<String> recorded = Files.readAllLines(ANSWERS);
    List<String> differences = new ArrayList<>();

    for (int seed = 0; seed < recorded.size(); seed++) {
      compare(seed, recorded.get(seed), differences);
    }

    assertThat(recorded).hasSize(RECORDED);
    assertThat(recorded.stream().filter(ERROR::equals)).hasSizeLessThan(RECORDED / 5);
    assertThat(String.join("\n", differences)).isEmpty();
  }

  @Test
  void terraformPlansThemAsWeReadThem(@TempDir Path directory) throws IOException {
    boolean record = Boolean.getBoolean("plan.oracle.record");
    int first = Integer.getInteger("plan.oracle.first", 0);
    int seeds = record ? RECORDED : Integer.getInteger("plan.oracle.seeds", 3);
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not on the PATH: no plans compared");

    List<String> answers = answers(directory, first, seeds);

    List<String> differences = new ArrayList<>();
    for (int i = 0; i < seeds; i++) {
      compare(first + i, answers.get(i), differences);
    }
    if (record) {
      Files.write(ANSWERS, answers);
    }
    System.out.println(
        answers.size() + " plans, " + answers.stream().filter(ERROR::equals).count() + " errors");
    assertThat(String.join("\n", differences)).isEmpty();
  }

  /** What terraform plans, two of them at a time. */
  private static List<String> answers(Path directory, int first, int count) throws IOException {
    try (var two = Executors.newFixedThreadPool(2)) {
      List<Future<String>> running = new ArrayList<>();
      for (int seed = first; seed < first + count; seed++) {
        Path place = Files.createDirectory(directory.resolve("s" + seed));
        int each = seed;
        running.add(two.submit(() -> kept(place, each)));
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> each : running) {
        answers.add(each.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException("terraform could not be asked", e);
    }
  }

  /** With {@code -Dplan.oracle.kept=DIRECTORY} each configuration is asked about once. */
  private static String kept(Path place, int seed) throws IOException {
    String directory = System.getProperty("plan.oracle.kept", "");
    if (directory.isEmpty()) {
      return plan(place, seed);
    }
    Path kept =
        Path.of(directory)
            .resolve(
                seed + "-" + Integer.toHexString(GeneratedConfiguration.files(seed).hashCode()));
    if (!Files.exists(kept)) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, plan(place, seed));
    }
    return Files.readString(kept);
  }

  private static void compare(int seed, String theirs, List<String> differences)
      throws IOException {
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(GeneratedConfiguration.files(seed)),
            Budget.generous());
    List<Diagnostic> errors =
        graph.diagnostics().stream()
            .filter(each -> each.level() == Diagnostic.Level.ERROR)
            .toList();
    if (theirs.equals(ERROR) || !errors.isEmpty()) {
      if (theirs.equals(ERROR) != !errors.isEmpty()) {
        differences.add(seed + ": terraform " + theirs + "\n  plumbline " + errors);
      }
      return;
    }
    Map<String, JsonNode> expected = flat(Json.mapper().readTree(theirs));
    Map<String, JsonNode> actual = flat(ours(graph));
    if (expected.equals(actual)) {
      return;
    }
    var names = new java.util.TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    for (String name : names) {
      if (!Objects.equals(expected.get(name), actual.get(name))) {
        differences.add(
            seed
                + " "
                + name
                + "\n  terraform "
                + expected.get(name)
                + "\n  plumbline "
                + actual.get(name));
      }
    }
  }

  static Map<String, JsonNode> flat(JsonNode answer) {
    Map<String, JsonNode> flat = new TreeMap<>();
    answer.properties().forEach(each -> flat.put(each.getKey(), each.getValue()));
    return flat;
  }

  static ObjectNode ours(Graph graph) {
    ObjectNode answer = Json.mapper().createObjectNode();
    for (Resource resource : graph.resources()) {
      for (String name : List.of("input", "triggers_replace")) {
        Value value = resource.attributes().members().getOrDefault(name, Value.Null.NULL);
        answer.set(resource.address() + " " + name, json(value));
      }
    }
    for (Declarations.Output output : graph.declarations().outputs()) {
      if (output.module().isEmpty()) {
        answer.set("output " + output.name(), json(output.value()));
      }
    }
    return read(answer);
  }

  /** Numbers compare by what they say, whatever wrote them. */
  private static ObjectNode read(ObjectNode answer) {
    return Json.read(answer.toString().getBytes(StandardCharsets.UTF_8), ObjectNode.class);
  }

  private static JsonNode json(Value value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (value) {
      case Value.Null _ -> make.nullNode();
      case Value.Bool(boolean is) -> make.booleanNode(is);
      case Value.Num(var number) -> make.textNode("#" + number.toPlainString());
      case Value.Str(String text) -> make.textNode(text);
      case Value.Seq(List<Value> elements) -> {
        var array = make.arrayNode();
        elements.forEach(each -> array.add(json(each)));
        yield array;
      }
      case Value.Obj(Map<String, Value> members) -> {
        var object = make.objectNode();
        new TreeMap<>(members).forEach((name, each) -> object.set(name, json(each)));
        yield object;
      }
      case Value.Unknown _ -> make.textNode("(unknown)");
      case Value.Sensitive(Value inner) -> json(inner);
    };
  }

  /** What terraform plans, as one line; {@value #ERROR} when it doesn't. */
  private static String plan(Path directory, long seed) throws IOException {
    for (var file : GeneratedConfiguration.files(seed).entrySet()) {
      Path target = directory.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    var terraform = new TerraformOracle(directory);
    String init = terraform.run("init", "-no-color", "-input=false");
    String plan =
        terraform.run("plan", "-no-color", "-input=false", "-refresh=false", "-out=plan.bin");
    if (!Files.exists(directory.resolve("plan.bin")) || plan.contains("Error:")) {
      Files.writeString(directory.resolve("error.txt"), init + plan);
      if (Boolean.getBoolean("plan.oracle.show")) {
        System.out.println(seed + ": " + plan);
      }
      return ERROR;
    }
    return answer(EXACT.readTree(terraform.run("show", "-json", "plan.bin"))).toString();
  }

  /** What a plan says of each resource's arguments and of the outputs. */
  static ObjectNode answer(JsonNode shown) {
    ObjectNode answer = Json.mapper().createObjectNode();
    for (JsonNode change : shown.path("resource_changes")) {
      JsonNode merged =
          TerraformOracle.merge(
              change.path("change").path("after"), change.path("change").path("after_unknown"));
      for (String name : List.of("input", "triggers_replace")) {
        answer.set(change.path("address").asText() + " " + name, numbers(merged.path(name)));
      }
    }
    shown
        .path("output_changes")
        .properties()
        .forEach(each ->
            answer.set(
                "output " + each.getKey(),
                numbers(
                    TerraformOracle.merge(
                        each.getValue().path("after"), each.getValue().path("after_unknown")))));
    return answer;
  }

  private static JsonNode numbers(JsonNode node) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (node.isNumber()) {
      return make.textNode("#" + new Value.Num(node.decimalValue()).value().toPlainString());
    }
    if (node.isArray()) {
      var array = make.arrayNode();
      node.forEach(each -> array.add(numbers(each)));
      return array;
    }
    if (node.isObject()) {
      var object = make.objectNode();
      node.properties().forEach(each -> object.set(each.getKey(), numbers(each.getValue())));
      return object;
    }
    return node.isMissingNode() ? make.nullNode() : node;
  }
}
