package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What references to resources of a real provider are: its plan's outputs are recorded. {@code
 * -Dprovider.oracle.plugins=DIRECTORY}, a mirror with the AWS provider, asks again, with {@code
 * -Dprovider.oracle.record=true} to write the answers down.
 */
class ProviderOracleTest {
  private static final Path CASES =
      Path.of("src/test/resources/dev/plumbline/iac/terraform/oracle/provider");
  private static final Path ANSWERS = CASES.resolve("answers.txt");
  private static final String UNKNOWN = "?";

  /**
   * What the provider knows while it plans and we do not: it looks at other attributes, writes JSON
   * in a way of its own, or the release that our facts describe computes it.
   */
  private static final Set<String> OPEN =
      Set.of(
          "balancer_cross_zone",
          "balancer_idle",
          "log_retention",
          "planned_ecs_task_definition_t_container_definitions",
          "planned_instance_i_user_data");

  @Test
  void referencesAreWhatTheProvidersPlanHasForThem() throws IOException {
    Map<String, String> recorded = new TreeMap<>();
    for (String line : Files.readAllLines(ANSWERS)) {
      String[] parts = line.split("\t", 2);
      recorded.put(parts[0], parts[1]);
    }

    Map<String, String> ours = ours();

    recorded.keySet().removeAll(OPEN);
    OPEN.forEach(name -> assertThat(ours.remove(name)).as(name).isEqualTo(UNKNOWN));
    assertThat(ours).containsExactlyEntriesOf(recorded);
  }

  @Test
  void theAnswersAreStillTheProviders(@TempDir Path directory) throws IOException {
    String plugins = System.getProperty("provider.oracle.plugins", "");
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not on the PATH: no plan compared");
    assumeTrue(!plugins.isEmpty(), "no -Dprovider.oracle.plugins: the provider is not asked");

    List<String> answers = ask(directory, plugins);

    if (Boolean.getBoolean("provider.oracle.record")) {
      Files.write(ANSWERS, answers);
    }
    assertThat(answers).isEqualTo(Files.readAllLines(ANSWERS));
  }

  private static List<String> ask(Path directory, String plugins) throws IOException {
    Files.copy(CASES.resolve("main.tf"), directory.resolve("main.tf"));
    Files.writeString(directory.resolve("f.zip"), "");
    Path settings = directory.resolve("terraform.rc");
    Files.writeString(
        settings,
        "provider_installation {\n  filesystem_mirror {\n    path = \"" + plugins + "\"\n  }\n}\n");
    var terraform =
        new TerraformOracle(directory, Map.of("TF_CLI_CONFIG_FILE", settings.toString()));
    terraform.run("init", "-no-color", "-input=false");
    terraform.run("plan", "-no-color", "-input=false", "-refresh=false", "-out=plan.bin");
    JsonNode plan = Json.mapper().readTree(terraform.run("show", "-json", "plan.bin"));
    Map<String, String> answers = new TreeMap<>();
    plan.path("output_changes")
        .properties()
        .forEach(each -> {
          JsonNode change = each.getValue();
          boolean unknown = change.path("after_unknown").asBoolean();
          answers.put(each.getKey(), unknown ? UNKNOWN : change.path("after").toString());
        });
    List<String> lines = new ArrayList<>();
    answers.forEach((name, value) -> lines.add(name + "\t" + value));
    return lines;
  }

  private static Map<String, String> ours() throws IOException {
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(
                Map.of("main.tf", Files.readString(CASES.resolve("main.tf")), "f.zip", "")),
            Budget.generous());
    assertThat(graph.diagnostics()).isEmpty();
    Map<String, String> ours = new TreeMap<>();
    for (Declarations.Output output : graph.declarations().outputs()) {
      ours.put(output.name(), text(output.value()));
    }
    return ours;
  }

  /** As JSON, an unknown as its sign. */
  private static String text(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean is) -> Boolean.toString(is);
      case Value.Num(BigDecimal number) -> number.toPlainString();
      case Value.Str(String text) -> Json.mapper().getNodeFactory().textNode(text).toString();
      case Value.Seq(List<Value> elements) ->
          elements.stream().map(each -> text(each)).collect(Collectors.joining(",", "[", "]"));
      case Value.Obj(Map<String, Value> members) ->
          new TreeMap<>(members)
              .entrySet().stream()
                  .map(each -> text(Value.of(each.getKey())) + ":" + text(each.getValue()))
                  .collect(Collectors.joining(",", "{", "}"));
      case Value.Unknown _ -> UNKNOWN;
      case Value.Sensitive(Value inner) -> text(inner);
    };
  }
}
