package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which instances edges lead to. */
class KeyLinksTest {
  @Test
  void aKeyThatEachInstanceWorksOutLeadsToOneInstance() {
    Stack stack =
        Stack.of(
            """
            resource "aws_instance" "a" {
              count = 60
            }
            resource "aws_eip" "e" {
              count    = 60
              instance = aws_instance.a[count.index].id
            }
            """);

    assertThat(stack.graph().edges()).hasSize(60);
    assertThat(stack.edges())
        .contains(
            "aws_eip.e[0].instance -> aws_instance.a[0].id",
            "aws_eip.e[59].instance -> aws_instance.a[59].id");
    assertThat(stack.graph().diagnostics()).isEmpty();
  }

  @Test
  void aKeyThatALoopBindsLeadsToAllAndOneOfALoopInsideTheKeyToThatInstance() {
    String sources =
        """
        resource "aws_instance" "a" {
          count = 2
        }
        resource "aws_eip" "bound" {
          address = [for i in [1] : aws_instance.a[i].id][0]
        }
        resource "aws_eip" "deeper" {
          address = [for i in [1] : aws_instance.a[[for n in [i] : n][0]].id][0]
        }
        resource "aws_eip" "inside" {
          address = aws_instance.a[[for i in [1] : i][0]].id
        }
        resource "aws_eip" "shadowed" {
          address = [for i in [0] : aws_instance.a[[for i in [1] : i][0]].id][0]
        }
        """;

    assertThat(Stack.of(sources).edges())
        .containsExactlyInAnyOrder(
            "aws_eip.bound.address -> aws_instance.a[0].",
            "aws_eip.bound.address -> aws_instance.a[1].",
            "aws_eip.deeper.address -> aws_instance.a[0].",
            "aws_eip.deeper.address -> aws_instance.a[1].",
            "aws_eip.inside.address -> aws_instance.a[1].id",
            "aws_eip.shadowed.address -> aws_instance.a[1].id");
  }

  @Test
  void aKeyIsWorkedOutInTheModuleThatWritesIt() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                locals {
                  names = toset(["x", "y"])
                }
                resource "aws_kms_key" "k" {
                  for_each = local.names
                }
                module "m" {
                  source   = "./m"
                  for_each = local.names
                  key      = aws_kms_key.k[each.key].arn
                }
                resource "aws_sns_topic" "t" {
                  for_each = local.names
                  name     = module.m[each.value].queue
                }
                """,
                "live/m/main.tf",
                """
                variable "key" {}
                resource "aws_sqs_queue" "q" {
                  kms_master_key_id = var.key
                }
                output "queue" {
                  value = aws_sqs_queue.q.name
                }
                """));

    assertThat(stack.edges())
        .containsExactlyInAnyOrder(
            "module.m[\"x\"].aws_sqs_queue.q.kms_master_key_id -> aws_kms_key.k[\"x\"].arn",
            "module.m[\"y\"].aws_sqs_queue.q.kms_master_key_id -> aws_kms_key.k[\"y\"].arn",
            "aws_sns_topic.t[\"x\"].name -> module.m[\"x\"].aws_sqs_queue.q.name",
            "aws_sns_topic.t[\"y\"].name -> module.m[\"y\"].aws_sqs_queue.q.name");
  }

  @Test
  void anInstanceForEachOfAnotherResourcesNeedsTheOneWithItsKey() {
    Stack stack =
        Stack.of(
            """
            resource "aws_s3_bucket" "b" {
              for_each = toset(["x", "y"])
            }
            resource "aws_s3_bucket_versioning" "v" {
              for_each = aws_s3_bucket.b
              bucket   = each.value.id
            }
            """);

    assertThat(stack.edges())
        .containsExactlyInAnyOrder(
            "aws_s3_bucket_versioning.v[\"x\"].for_each -> aws_s3_bucket.b[\"x\"].",
            "aws_s3_bucket_versioning.v[\"y\"].for_each -> aws_s3_bucket.b[\"y\"].");
  }

  @Test
  void aKeyThatIsNotKnownMayMeanAnyInstance() {
    Stack stack =
        Stack.of(
            """
            variable "which" {}
            resource "aws_instance" "a" {
              count = 2
            }
            resource "aws_eip" "e" {
              instance = aws_instance.a[var.which].id
            }
            resource "aws_eip" "f" {
              instance = join(",", [for i in range(2) : aws_instance.a[i].id])
            }
            """);

    assertThat(stack.edges())
        .containsExactlyInAnyOrder(
            "aws_eip.e.instance -> aws_instance.a[0].id",
            "aws_eip.e.instance -> aws_instance.a[1].id",
            "aws_eip.f.instance -> aws_instance.a[0].",
            "aws_eip.f.instance -> aws_instance.a[1].");
  }

  @Test
  void aKeyThatThereIsNotLeadsNowhere() {
    Stack stack =
        Stack.of(
            """
            resource "aws_instance" "a" {
              count = 2
            }
            resource "aws_eip" "e" {
              count    = 3
              instance = try(aws_instance.a[count.index].id, null)
            }
            """);

    assertThat(stack.edges())
        .containsExactlyInAnyOrder(
            "aws_eip.e[0].instance -> aws_instance.a[0].id",
            "aws_eip.e[1].instance -> aws_instance.a[1].id");
  }

  @Test
  void whereInstancesAreLeftOutThatIsSaid() {
    Stack stack =
        Stack.of(
            """
            resource "aws_instance" "a" {
              count = 60
            }
            resource "aws_ec2_tag" "t" {
              value = join(",", aws_instance.a[*].id)
            }
            """);

    assertThat(stack.graph().edges()).hasSize(50);
    assertThat(stack.graph().diagnostics())
        .singleElement()
        .satisfies(said -> assertThat(said.detail()).contains("10 instances more"));
  }

  @Test
  void oneOfManyInstancesIsLookedUpWithoutTheOthers() {
    String source =
        """
        resource "terraform_data" "a" {
          count = 4000
          input = count.index
        }
        resource "terraform_data" "b" {
          count = 4000
          input = terraform_data.a[count.index].input
        }
        """;

    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.of(200_000, 64L << 20, Duration.ofMinutes(5)));

    assertThat(graph.resources()).hasSize(8_000);
    assertThat(graph.edges()).hasSize(4_000);
  }
}
