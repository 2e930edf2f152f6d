package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plans that terraform makes of generated configurations, merged with their sources: what the plan
 * knows, the graph knows. The first plan of each leaves open what comes with the apply; the one
 * after it knows that as well, and the sources by themselves do not. {@code
 * -Dplanfile.oracle.seeds=100} makes as many.
 */
class PlanFileOracleTest {
  private static final StackSpec STACK = StackSpec.terraform("");
  private static final String VALUES = "terraform.tfvars";

  @Test
  void everyValueOfAPlanIsInTheGraph(@TempDir Path directory) throws IOException {
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not on the PATH: no plans merged");
    int first = Integer.getInteger("planfile.oracle.first", 1_000);
    int seeds = Integer.getInteger("planfile.oracle.seeds", 2);

    List<String> differences = new ArrayList<>();
    int compared = 0;
    int more = 0;
    for (int seed = first; seed < first + seeds; seed++) {
      Map<String, String> files = GeneratedConfiguration.files(seed);
      Path place = Files.createDirectory(directory.resolve("s" + seed));
      var terraform = new TerraformOracle(written(place, files));
      terraform.run("init", "-no-color", "-input=false");
      String fresh = plan(terraform, place);
      terraform.run("apply", "-no-color", "-input=false", "-auto-approve", "-parallelism=20");
      String applied = plan(terraform, place);
      for (String plan : List.of(fresh, applied)) {
        if (!plan.isEmpty()) {
          compared++;
          more += compare(seed, files, plan, differences);
        }
      }
    }

    System.out.println(compared + " plans merged; " + more + " values from the plan alone");
    assertThat(String.join("\n", differences)).isEmpty();
    assertThat(compared).isPositive();
    assertThat(more).isPositive();
  }

  /** How many values the plan knows and the sources by themselves don't. */
  private static int compare(
      int seed, Map<String, String> files, String plan, List<String> differences)
      throws IOException {
    Map<String, String> code = new TreeMap<>(files);
    code.remove(VALUES); // The plan says with which values it was made.
    SourceTree sources = SourceTree.ofText(code);
    Map<String, JsonNode> alone = values(sources);
    Map<String, JsonNode> merged =
        values(sources.with("plan.json", plan.getBytes(StandardCharsets.UTF_8)));
    int more = 0;
    for (var value :
        PlanOracleTest.flat(PlanOracleTest.answer(PlanOracleTest.EXACT.readTree(plan)))
            .entrySet()) {
      JsonNode ours = merged.get(value.getKey());
      if (!value.getValue().equals(ours)) {
        differences.add(
            seed
                + " "
                + value.getKey()
                + "\n  plan  "
                + value.getValue()
                + "\n  graph "
                + ours
                + "\n  code  "
                + alone.get(value.getKey()));
      } else if (!Objects.equals(alone.get(value.getKey()), ours)) {
        more++;
      }
    }
    return more;
  }

  private static Map<String, JsonNode> values(SourceTree tree) {
    Graph graph = StackReader.read(STACK, tree, Budget.generous());
    return PlanOracleTest.flat(PlanOracleTest.ours(graph));
  }

  private static Path written(Path place, Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path target = place.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue());
    }
    return place;
  }

  /** As {@code show -json} writes it; empty where terraform makes none. */
  private static String plan(TerraformOracle terraform, Path place) throws IOException {
    Path made = place.resolve("plan.bin");
    Files.deleteIfExists(made);
    String said = terraform.run("plan", "-no-color", "-input=false", "-out=plan.bin");
    return Files.exists(made) && !said.contains("Error:")
        ? terraform.run("show", "-json", "plan.bin")
        : "";
  }
}
