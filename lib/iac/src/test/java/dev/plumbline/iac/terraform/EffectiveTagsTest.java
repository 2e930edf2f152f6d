package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EffectiveTagsTest {
  private static Value.Obj tags(String defaults, String own) {
    String main =
        """
        provider "aws" {
          default_tags {
            tags = %s
          }
        }
        resource "aws_sqs_queue" "q" {
          tags = %s
        }
        """
            .formatted(defaults, own);
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", main)), Budget.generous());
    Value all = graph.resources().getFirst().attributes().members().get("tags_all");
    return (Value.Obj) Objects.requireNonNull(all);
  }

  private static Map<String, Value> texts(String name, String value) {
    return Map.of(name, Value.of(value));
  }

  @Test
  void aTagOfNullHidesNoDefault() {
    assertThat(tags("{ team = \"shop\" }", "{ team = null }").members())
        .isEqualTo(texts("team", "shop"));
  }

  @Test
  void aDefaultOfNullIsNoTag() {
    assertThat(tags("{ team = null, stage = \"live\" }", "null").members())
        .isEqualTo(texts("stage", "live"));
  }

  @Test
  void aTagOfNullWithoutADefaultIsNoTag() {
    assertThat(tags("null", "{ team = null, stage = \"live\" }").members())
        .isEqualTo(texts("stage", "live"));
  }

  @Test
  void anOwnTagStandsOverTheDefault() {
    assertThat(tags("{ team = \"shop\" }", "{ team = \"pay\" }").members())
        .isEqualTo(texts("team", "pay"));
  }
}
