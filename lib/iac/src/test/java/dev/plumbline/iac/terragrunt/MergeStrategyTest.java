package dev.plumbline.iac.terragrunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a unit's inputs are laid over those of the files that it includes. */
class MergeStrategyTest {
  /** The module's outputs, by name, of a unit that includes {@code env.hcl} in that way. */
  private static Map<String, Value> outputs(String strategy) {
    Graph graph =
        StackReader.read(
            StackSpec.terraform("live/app"),
            SourceTree.ofText(
                Map.of(
                    "live/app/terragrunt.hcl",
                    """
                    include "root" {
                      path = find_in_parent_folders("root.hcl")
                    }
                    include "env" {
                      path = find_in_parent_folders("env.hcl")
                      %s
                    }
                    terraform { source = "../../module" }
                    inputs = {
                      m = { w = 9, y = { b = 2 } }
                      l = ["own"]
                      d = "own"
                      e = false
                    }
                    """
                        .formatted(strategy),
                    "live/root.hcl",
                    "inputs = { b = \"root\" }",
                    "live/env.hcl",
                    """
                    inputs = {
                      b = "env"
                      c = "env"
                      d = "env"
                      e = true
                      l = ["env"]
                      m = { y = { a = 1, b = 1 }, z = 4 }
                    }
                    """,
                    "module/main.tf",
                    """
                    variable "b" { default = null }
                    variable "c" { default = null }
                    variable "d" {}
                    variable "e" {}
                    variable "l" {}
                    variable "m" {}
                    output "b" { value = var.b }
                    output "c" { value = var.c }
                    output "d" { value = var.d }
                    output "e" { value = var.e }
                    output "l" { value = var.l }
                    output "m" { value = var.m }
                    """)),
            Budget.generous());
    assertThat(graph.diagnostics()).isEmpty();
    return graph.declarations().outputs().stream()
        .collect(java.util.stream.Collectors.toMap(each -> each.name(), each -> each.value()));
  }

  private static Value texts(String... texts) {
    return new Value.Seq(java.util.Arrays.stream(texts).map(Value::of).toList());
  }

  private static Value map(String name, Value value, String other, Value second) {
    return new Value.Obj(Map.of(name, value, other, second));
  }

  @Test
  void anInputReplacesTheIncludedOneAsLongAsNothingIsSaid() {
    for (String strategy : List.of("", "merge_strategy = \"shallow\"")) {
      assertThat(outputs(strategy))
          .containsEntry("b", Value.of("env"))
          .containsEntry("c", Value.of("env"))
          .containsEntry("l", texts("own"))
          .containsEntry("m", map("w", Value.of(9), "y", new Value.Obj(Map.of("b", Value.of(2)))));
    }
  }

  @Test
  void whatIsNotMergedGivesNothing() {
    assertThat(outputs("merge_strategy = \"no_merge\""))
        .containsEntry("b", Value.of("root"))
        .containsEntry("c", Value.Null.NULL)
        .containsEntry("d", Value.of("own"));
  }

  @Test
  void aDeepMergeCombinesMapsAndAppendsLists() {
    Map<String, Value> outputs = outputs("merge_strategy = \"deep\"");

    assertThat(outputs)
        .containsEntry("b", Value.of("env"))
        .containsEntry("d", Value.of("own"))
        .containsEntry("l", texts("env", "own"));
    assertThat(outputs.get("m"))
        .isEqualTo(
            new Value.Obj(
                Map.of(
                    "w",
                    Value.of(9),
                    "y",
                    map("a", Value.of(1), "b", Value.of(2)),
                    "z",
                    Value.of(4))));
    assertThat(outputs.get("e")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aStrategyThatIsNotKnownLeavesOpenWhatIsIncluded() {
    Map<String, Value> outputs = outputs("merge_strategy = get_env(\"HOW\")");

    assertThat(outputs.get("c")).isInstanceOf(Value.Unknown.class);
    assertThat(outputs.get("d")).isInstanceOf(Value.Unknown.class);
  }
}
