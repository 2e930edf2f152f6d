package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terraform fails over a file that is not there; a review can't tell whether a build makes it. */
class AbsentFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "file(\"made.zip\")",
        "filebase64(\"made.zip\")",
        "filemd5(\"made.zip\")",
        "filesha1(\"made.zip\")",
        "filesha256(\"made.zip\")",
        "filesha512(\"made.zip\")",
        "filebase64sha256(\"made.zip\")",
        "filebase64sha512(\"made.zip\")",
        "templatefile(\"made.zip\", {})"
      })
  void what_is_in_one_is_unknown_and_told(String call) {
    Graph graph = read(call);

    assertThat(graph.resources().getFirst().attribute("input"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> assertThat(unknown.origin().reason()).contains("no file \"made.zip\""));
    assertThat(graph.diagnostics())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.level()).isEqualTo(Diagnostic.Level.WARNING);
          assertThat(problem.summary()).isEqualTo("File not in the repository");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"can(file(\"made.zip\"))", "try(file(\"made.zip\"), \"other\")"})
  void whether_it_can_be_read_is_unknown_as_well(String call) {
    assertThat(read(call).resources().getFirst().attribute("input"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void two_of_them_are_told_apart() {
    Value one = read("filemd5(\"one.zip\")").resources().getFirst().attribute("input");
    Value other = read("filemd5(\"other.zip\")").resources().getFirst().attribute("input");

    assertThat(one)
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> assertThat(unknown.origin().expression()).isEqualTo("filemd5(\"one.zip\")"));
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void a_directory_is_none_for_certain() {
    Graph graph = read("file(\"lambda\")");

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::level)
        .containsExactly(Diagnostic.Level.ERROR);
  }

  private static Graph read(String call) {
    return StackReader.read(
        StackSpec.terraform(""),
        SourceTree.ofText(
            Map.of(
                "main.tf",
                "resource \"terraform_data\" \"a\" {\n  input = " + call + "\n}\n",
                "lambda/index.js",
                "")),
        Budget.generous());
  }
}
