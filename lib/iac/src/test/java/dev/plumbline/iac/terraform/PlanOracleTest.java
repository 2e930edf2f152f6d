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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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
  private static final com.fasterxml.jackson.databind.ObjectReader EXACT =
      Json.mapper()
          .reader()
          .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final int RECORDED = 40;
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
    List<String> differences = new ArrayList<>();
    List<String> answers = new ArrayList<>();

    for (int seed = first; seed < first + seeds; seed++) {
      String answer = plan(Files.createDirectory(directory.resolve("s" + seed)), seed);
      answers.add(answer);
      compare(seed, answer, differences);
    }

    if (record) {
      Files.write(ANSWERS, answers);
    }
    System.out.println(
        answers.size() + " plans, " + answers.stream().filter(ERROR::equals).count() + " errors");
    assertThat(String.join("\n", differences)).isEmpty();
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
      if (!java.util.Objects.equals(expected.get(name), actual.get(name))
          && !isMissed(expected.get(name), actual.get(name))) {
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

  /**
   * Whether ours differs only by what it leaves unknown: sound, so not a difference that fails.
   * Terraform knows lengths, and comparisons with null, of some values that it doesn't know; of a
   * set of unknowns we keep how many they are at most.
   */
  private static boolean isMissed(@Nullable JsonNode theirs, @Nullable JsonNode ours) {
    if (theirs == null || ours == null || theirs.equals(ours)) {
      return theirs != null && ours != null;
    }
    if (ours.asText().equals("(unknown)")) {
      return true;
    }
    if (theirs.asText().equals("(unknown)")) {
      return ours.isArray() && !ours.isEmpty() && every(ours, each -> isMissed(theirs, each));
    }
    return ours.isContainerNode()
        && theirs.getNodeType() == ours.getNodeType()
        && theirs.size() == ours.size()
        && (ours.isArray()
            ? java.util.stream.IntStream.range(0, ours.size())
                .allMatch(i -> isMissed(theirs.get(i), ours.get(i)))
            : ours.properties().stream()
                .allMatch(each -> isMissed(theirs.get(each.getKey()), each.getValue())));
  }

  private static boolean every(JsonNode array, java.util.function.Predicate<JsonNode> is) {
    for (JsonNode each : array) {
      if (!is.test(each)) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, JsonNode> flat(JsonNode answer) {
    Map<String, JsonNode> flat = new TreeMap<>();
    answer.properties().forEach(each -> flat.put(each.getKey(), each.getValue()));
    return flat;
  }

  private static ObjectNode ours(Graph graph) {
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
    JsonNode shown = EXACT.readTree(terraform.run("show", "-json", "plan.bin"));
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
    return answer.toString();
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
