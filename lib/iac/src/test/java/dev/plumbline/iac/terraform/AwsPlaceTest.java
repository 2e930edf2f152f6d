package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsPlaceTest {
  private static final String SOURCES =
      """
      data "aws_partition" "here" {}
      output "arn" {
        value = "arn:${data.aws_partition.here.partition}:iam::aws:policy/ReadOnlyAccess"
      }
      """;

  private static Graph read(String main) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", main)), Budget.generous());
  }

  private static Value output(Graph graph) {
    return graph.declarations().outputs().getFirst().value();
  }

  @Test
  void thePartitionIsThatOfTheProvidersRegion() {
    assertThat(output(read("provider \"aws\" { region = \"cn-north-1\" }\n" + SOURCES)))
        .isEqualTo(Value.of("arn:aws-cn:iam::aws:policy/ReadOnlyAccess"));
  }

  @Test
  void withoutARegionOrOfAPartitionThatIsNotPublicItIsUnknown() {
    assertThat(output(read(SOURCES))).isInstanceOf(Value.Unknown.class);
    assertThat(output(read("provider \"aws\" { region = \"us-iso-east-1\" }\n" + SOURCES)))
        .isInstanceOf(Value.Unknown.class);
    assertThat(output(read("variable \"r\" {}\nprovider \"aws\" { region = var.r }\n" + SOURCES)))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aProviderThatAsksForItsOwnRegionGoesRoundInACircle() {
    Graph graph =
        read(
            """
            provider "aws" { region = data.aws_region.here.name }
            data "aws_region" "here" {}
            output "region" { value = data.aws_region.here.name }
            """);

    assertThat(output(graph)).isInstanceOf(Value.Unknown.class);
    assertThat(graph.diagnostics())
        .anySatisfy(each -> assertThat(each.summary()).isEqualTo("Dependency cycle"));
  }

  @Test
  void anEphemeralVariablesDefaultIsNotShown() {
    Graph graph =
        read("variable \"token\" {\n  ephemeral = true\n  default = \"example-token\"\n}\n");

    assertThat(graph.declarations().variables().getFirst().value())
        .isEqualTo(new Value.Sensitive(Value.of("example-token")));
  }
}
