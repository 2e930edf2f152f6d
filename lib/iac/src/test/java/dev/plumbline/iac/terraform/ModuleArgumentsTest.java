package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleArgumentsTest {
  private static Graph read(Map<String, String> files) {
    return StackReader.read(
        StackSpec.terraform("live"), SourceTree.ofText(files), Budget.generous());
  }

  private static ModuleCall call(String main) {
    return read(Map.of("live/main.tf", main)).declarations().modules().getFirst();
  }

  @Test
  void aModuleThatIsNotThereIsKnownByWhatItsCallHandsOver() {
    ModuleCall call =
        call(
            """
            locals { acl = "private" }
            module "bucket" {
              source    = "terraform-aws-modules/s3-bucket/aws"
              version   = "3.7.0"
              acl       = local.acl
              cors_rule = [{ allowed_origins = ["*"] }]
            }
            """);

    assertThat(call.arguments().members()).containsOnlyKeys("acl", "cors_rule");
    assertThat(call.arguments().members().get("acl")).isEqualTo(Value.of("private"));
    assertThat(call.arguments().members().get("cors_rule"))
        .isEqualTo(
            new Value.Seq(
                List.of(
                    new Value.Obj(
                        Map.of("allowed_origins", new Value.Seq(List.of(Value.of("*"))))))));
  }

  @Test
  void whatDiffersBetweenTheInstancesOfAModuleIsUnknown() {
    ModuleCall call =
        call(
            """
            module "bucket" {
              source   = "terraform-aws-modules/s3-bucket/aws"
              for_each = toset(["a", "b"])
              bucket   = "example-${each.key}"
              acl      = "private"
            }
            """);

    assertThat(call.arguments().members().get("acl")).isEqualTo(Value.of("private"));
    assertThat(call.arguments().members().get("bucket")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aModuleThatIsThereSpeaksThroughItsResources() {
    Graph graph =
        read(
            Map.of(
                "live/main.tf",
                    "module \"bucket\" {\n  source = \"./bucket\"\n  acl = \"private\"\n}",
                "live/bucket/main.tf", "variable \"acl\" {}"));

    assertThat(graph.declarations().modules().getFirst().arguments()).isEqualTo(Value.Obj.EMPTY);
  }

  @Test
  void aPolicyWithACommaTooManyIsReadAsItWasMeant() {
    Graph graph =
        read(
            Map.of(
                "live/main.tf",
                """
                resource "aws_sns_topic" "t" {}
                resource "aws_sns_topic_policy" "p" {
                  policy = <<-EOT
                    {"Statement": [{"Action": ["sns:Publish",], "Resource": "${aws_sns_topic.t.arn}"}]}
                  EOT
                }
                """));

    Value.Obj metadata =
        graph.resources().stream()
            .filter(each -> each.address().equals("aws_sns_topic_policy.p"))
            .findFirst()
            .orElseThrow()
            .metadata();
    assertThat(metadata.members()).containsKey("documents");
  }
}
