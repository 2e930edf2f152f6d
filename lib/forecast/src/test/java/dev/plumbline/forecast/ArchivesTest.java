package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A function whose code is packed with the plan is updated by a change of that code alone. */
class ArchivesTest {
  private static final String FUNCTION =
      """
      data "archive_file" "code" {
        type        = "zip"
        %s
        output_path = "${path.module}/code.zip"
      }
      resource "aws_lambda_function" "f" {
        function_name    = "f"
        role             = "r"
        filename         = data.archive_file.code.output_path
        source_code_hash = data.archive_file.code.output_base64sha256
      }
      """;
  private static final String FILE = "source_file = \"${path.module}/src/main.py\"";
  private static final String DIRECTORY = "source_dir = \"${path.module}/src\"";

  @Test
  void aChangedSourceFileUpdatesTheFunctionInPlace() {
    assertThat(function(FILE, Map.of("src/main.py", "a"), Map.of("src/main.py", "b")))
        .extracting(PlannedChange::action, PlannedChange::confidence)
        .containsExactly(Action.UPDATE, Confidence.CERTAIN);
    assertThat(function(FILE, Map.of("src/main.py", "a"), Map.of("src/main.py", "b")).attributes())
        .extracting(PlannedChange.AttributeChange::path)
        .containsExactly("source_code_hash");
  }

  @Test
  void soDoesAFileThatADirectoryHasOrGets() {
    Map<String, String> one = Map.of("src/main.py", "a", "other.py", "a");

    for (Map<String, String> changed :
        List.of(Map.of("src/main.py", "b"), Map.of("src/main.py", "a", "src/lib/more.py", "a"))) {
      assertThat(function(DIRECTORY, one, changed))
          .extracting(PlannedChange::action, PlannedChange::confidence)
          .containsExactly(Action.UPDATE, Confidence.CERTAIN);
    }
    assertThat(function(DIRECTORY, one, Map.of("src/main.py", "a", "other.py", "b")))
        .extracting(PlannedChange::action, PlannedChange::confidence)
        .containsExactly(Action.NO_OP, Confidence.CERTAIN);
  }

  @Test
  void soDoesAHashThatIsTakenOfTheArchiveItself() {
    String hashed =
        FUNCTION
            .formatted(FILE)
            .replace(
                "data.archive_file.code.output_base64sha256",
                "filebase64sha256(data.archive_file.code.output_path)");

    PlannedChange change =
        changes(
                graph(hashed, Map.of("src/main.py", "a")),
                graph(hashed, Map.of("src/main.py", "b")))
            .getFirst();

    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.attributes())
        .extracting(PlannedChange.AttributeChange::path)
        .containsExactly("source_code_hash");
  }

  @Test
  void whatMayBeLeftOutOfItIsLikely() {
    String some = DIRECTORY + "\n  excludes = [\"tests/**\"]";

    assertThat(function(some, Map.of("src/main.py", "a"), Map.of("src/main.py", "b")).confidence())
        .isEqualTo(Confidence.LIKELY);
  }

  @Test
  void whatIsBuiltElsewhereIsNotTakenForTheSameForCertain() {
    PlannedChange built = function(FILE, Map.of(), Map.of());
    PlannedChange now = function(FILE, Map.of("src/main.py", "a"), Map.of());

    assertThat(built)
        .extracting(PlannedChange::action, PlannedChange::confidence, PlannedChange::reason)
        .containsExactly(
            Action.NO_OP, Confidence.LIKELY, "what the archive packs is not in the repository");
    assertThat(now)
        .extracting(PlannedChange::action, PlannedChange::confidence)
        .containsExactly(Action.UPDATE, Confidence.POSSIBLE);
  }

  @Test
  void anArchiveThatIsBuiltOutsideMayBeAnotherOne() {
    String built =
        """
        resource "aws_lambda_function" "f" {
          function_name    = "f"
          role             = "r"
          filename         = "build/x.zip"
          source_code_hash = %s("%s")
        }
        """;
    String hashed = built.formatted("filebase64sha256", "build/x.zip");

    for (String head : List.of(hashed, built.formatted("filebase64sha256", "build/y.zip"))) {
      assertThat(changes(graph(hashed, Map.of()), graph(head, Map.of())))
          .extracting(PlannedChange::action, PlannedChange::confidence)
          .containsExactly(tuple(Action.UPDATE, Confidence.POSSIBLE));
    }
    assertThat(changes(graph(hashed, Map.of()), graph(hashed, Map.of())).getFirst().reason())
        .isEqualTo("build/x.zip is built outside of the repository, and may be another one");
    assertThat(
            changes(
                graph(hashed, Map.of("build/x.zip", "a")),
                graph(hashed, Map.of("build/x.zip", "a"))))
        .extracting(PlannedChange::action, PlannedChange::confidence)
        .containsExactly(tuple(Action.NO_OP, Confidence.CERTAIN));
  }

  @Test
  void whatIsReadOfAFileThatIsNotThereIsLikelyToStay() {
    String key = "resource \"aws_key_pair\" \"k\" {\n  public_key = file(\"keys/id.pub\")\n}\n";

    PlannedChange change = changes(graph(key, Map.of()), graph(key, Map.of())).getFirst();

    assertThat(change)
        .extracting(PlannedChange::action, PlannedChange::confidence, PlannedChange::reason)
        .containsExactly(Action.NO_OP, Confidence.LIKELY, "keys/id.pub is not in the repository");
  }

  @Test
  void anArchiveThatThePlanPacksIsNotBuiltOutside() {
    String packed =
        """
        data "archive_file" "code" {
          type        = "zip"
          output_path = "${path.module}/code.zip"
          source {
            content  = "a"
            filename = "a.txt"
          }
        }
        resource "aws_lambda_function" "f" {
          function_name    = "f"
          role             = "r"
          filename         = data.archive_file.code.output_path
          source_code_hash = filebase64sha256(data.archive_file.code.output_path)
        }
        """;

    assertThat(changes(graph(packed, Map.of()), graph(packed, Map.of())))
        .extracting(PlannedChange::action, PlannedChange::confidence)
        .containsExactly(tuple(Action.NO_OP, Confidence.CERTAIN));
  }

  @Test
  void aLayerOfItIsMadeAnew() {
    String layer =
        FUNCTION.formatted(FILE)
            + """
            resource "aws_lambda_layer_version" "l" {
              layer_name       = "l"
              filename         = data.archive_file.code.output_path
              source_code_hash = data.archive_file.code.output_base64sha256
            }
            """;

    assertThat(
            changes(
                graph(layer, Map.of("src/main.py", "a")), graph(layer, Map.of("src/main.py", "b"))))
        .extracting(PlannedChange::address, PlannedChange::action)
        .containsExactlyInAnyOrder(
            tuple("aws_lambda_function.f", Action.UPDATE),
            tuple("aws_lambda_layer_version.l", Action.REPLACE));
  }

  private static PlannedChange function(
      String source, Map<String, String> before, Map<String, String> after) {
    String main = FUNCTION.formatted(source);
    return changes(graph(main, before), graph(main, after)).getFirst();
  }

  private static List<PlannedChange> changes(Graph base, Graph head) {
    return PlanPredictor.predict(base, head, Budget.generous()).changes();
  }

  private static Graph graph(String main, Map<String, String> more) {
    var files = new HashMap<>(more);
    files.put("main.tf", main);
    return PredictedPairs.graph(SourceTree.ofText(files));
  }
}
