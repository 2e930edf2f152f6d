package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ElementRangesTest {
  private static final String SOURCE =
      """
      variable "office" { default = "198.51.100.0/24" }
      resource "aws_security_group" "web" {
        description = "web"
        ingress {
          from_port   = 22
          cidr_blocks = [
            "10.0.0.0/8",
            var.office,
            "0.0.0.0/0",
          ]
        }
        ingress {
          from_port   = 80
          cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
        }
        tags = {
          team    = "web"
          "a b"   = "c"
          (local.k) = "computed"
        }
      }
      locals { k = "k" }
      """;

  @ParameterizedTest
  @CsvSource({
    "ingress[0].cidr_blocks[0], 7",
    "ingress[0].cidr_blocks[1], 8",
    "ingress[0].cidr_blocks[2], 9",
    "ingress[0].cidr_blocks, 6",
    // What stands on one line is found by the attribute.
    "ingress[1].cidr_blocks[1], 14",
    "tags.team, 17",
    // A name that is computed is not looked for: the attribute says enough.
    "tags.k, 16",
  })
  void partsOfAValueStandOnTheirOwnLines(String path, int line) {
    assertThat(group().rangeOf(path).start().line()).isEqualTo(line);
  }

  @Test
  void anElementSaysWhereItComesFrom() {
    assertThat(trace("ingress[0].cidr_blocks[1]"))
        .extracting(step -> step.name())
        .contains("var.office");
    assertThat(trace("ingress[0].cidr_blocks[2]")).isEmpty();
  }

  private static List<Provenance.Step> trace(String path) {
    return Objects.requireNonNull(group().provenance().get(path)).trace();
  }

  private static Resource group() {
    return StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", SOURCE)),
            Budget.generous())
        .resources()
        .getFirst();
  }
}
