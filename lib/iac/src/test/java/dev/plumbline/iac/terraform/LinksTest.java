package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Edge;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits for what, and what a reference leads to. */
class LinksTest {
  @Test
  void whoReadsAnOutputWaitsForWhatTheOutputWaitsFor() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                module "m" {
                  source = "./m"
                }
                locals {
                  url = module.m.url
                }
                resource "aws_sns_topic" "reads" {
                  name = local.url
                }
                resource "aws_sns_topic" "other" {
                  name = module.m.other
                }
                resource "aws_sns_topic" "waits" {
                  depends_on = [module.m.url]
                }
                """,
                "live/m/main.tf",
                """
                resource "aws_sqs_queue" "q" {
                }
                resource "aws_sqs_queue_policy" "p" {
                  queue_url = aws_sqs_queue.q.id
                }
                output "url" {
                  value      = aws_sqs_queue.q.id
                  depends_on = [aws_sqs_queue_policy.p]
                }
                output "other" {
                  value = aws_sqs_queue.q.arn
                }
                """));

    assertThat(stack.graph().edges())
        .filteredOn(edge -> edge.from().startsWith("aws_sns_topic"))
        .extracting(Edge::from, Edge::to, Edge::kind, Edge::attribute)
        .containsExactlyInAnyOrder(
            tuple("aws_sns_topic.reads", "module.m.aws_sqs_queue.q", Edge.Kind.REFERENCE, "name"),
            tuple(
                "aws_sns_topic.reads",
                "module.m.aws_sqs_queue_policy.p",
                Edge.Kind.DEPENDS_ON,
                "name"),
            tuple("aws_sns_topic.other", "module.m.aws_sqs_queue.q", Edge.Kind.REFERENCE, "name"),
            tuple("aws_sns_topic.waits", "module.m.aws_sqs_queue.q", Edge.Kind.DEPENDS_ON, ""),
            tuple(
                "aws_sns_topic.waits",
                "module.m.aws_sqs_queue_policy.p",
                Edge.Kind.DEPENDS_ON,
                ""));
  }

  @Test
  void aDataSourceWaitsForWhatItNamesAndAConditionForWhatItRefersTo() {
    Stack stack =
        Stack.of(
            """
            resource "aws_sqs_queue" "q" {
              name = "q"
            }
            locals {
              name = aws_sqs_queue.q.name
            }
            data "aws_sqs_queue" "named" {
              name = aws_sqs_queue.q.name
            }
            data "aws_sqs_queue" "local" {
              name = local.name
            }
            resource "aws_sns_topic" "t" {
              lifecycle {
                precondition {
                  condition     = local.name != ""
                  error_message = "none"
                }
              }
            }
            """);

    assertThat(stack.graph().edges())
        .extracting(edge -> edge.from() + " " + edge.kind())
        .containsExactlyInAnyOrder(
            "data.aws_sqs_queue.named REFERENCE",
            "data.aws_sqs_queue.named DEPENDS_ON",
            "data.aws_sqs_queue.local REFERENCE",
            "aws_sns_topic.t DEPENDS_ON");
    assertThat(stack.graph().plainEdges())
        .extracting(edge -> edge.from() + " " + edge.kind())
        .containsExactlyInAnyOrder(
            "data.aws_sqs_queue.named REFERENCE",
            "data.aws_sqs_queue.local REFERENCE",
            "aws_sns_topic.t DEPENDS_ON");
  }

  @Test
  void aModuleThatWaitsAndOneThatIsWaitedForAreOneEdgeEach() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                resource "aws_kms_key" "k" {}
                module "m" {
                  source     = "./m"
                  count      = 3
                  depends_on = [aws_kms_key.k]
                }
                module "o" {
                  source     = "./m"
                  depends_on = [module.m]
                }
                module "unread" {
                  source     = "example/elsewhere/aws"
                  depends_on = [module.o]
                }
                resource "aws_sns_topic" "after" {
                  count      = 2
                  depends_on = [module.m, module.unread]
                }
                """,
                "live/m/main.tf",
                """
                module "n" {
                  source = "../n"
                }
                resource "aws_sqs_queue" "q" {
                  depends_on = [module.n]
                }
                output "q" {
                  value = aws_sqs_queue.q.arn
                }
                """,
                "live/n/main.tf",
                "resource \"aws_sqs_queue\" \"r\" {}\n"));

    assertThat(stack.graph().edges())
        .extracting(Edge::from, Edge::to)
        .containsExactlyInAnyOrder(
            tuple("module.m", "aws_kms_key.k"),
            tuple("module.o", "module.m"),
            tuple("module.unread", "module.o"),
            tuple("aws_sns_topic.after[0]", "module.m"),
            tuple("aws_sns_topic.after[0]", "module.unread"),
            tuple("aws_sns_topic.after[1]", "module.m"),
            tuple("aws_sns_topic.after[1]", "module.unread"),
            tuple("module.m[0].aws_sqs_queue.q", "module.m[0].module.n"),
            tuple("module.m[1].aws_sqs_queue.q", "module.m[1].module.n"),
            tuple("module.m[2].aws_sqs_queue.q", "module.m[2].module.n"),
            tuple("module.o.aws_sqs_queue.q", "module.o.module.n"));
    assertThat(stack.graph().edges()).extracting(Edge::kind).containsOnly(Edge.Kind.DEPENDS_ON);
  }

  @Test
  void whatSaysHowOftenAModuleIsThereIsAnEdgeOfAllOfIt() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                resource "aws_sqs_queue" "a" {
                  for_each = toset(["x"])
                  name     = each.key
                }
                resource "aws_sqs_queue" "b" {}
                module "each" {
                  source   = "./m"
                  for_each = aws_sqs_queue.a
                }
                module "count" {
                  source = "./m"
                  count  = aws_sqs_queue.b.arn == "" ? 0 : 1
                }
                """,
                "live/m/main.tf",
                "resource \"aws_sns_topic\" \"t\" {}\n"));

    assertThat(stack.graph().edges())
        .extracting(Edge::from, Edge::to, Edge::attribute, Edge::target)
        .containsExactlyInAnyOrder(
            tuple("module.each", "aws_sqs_queue.a[\"x\"]", "for_each", ""),
            tuple("module.count", "aws_sqs_queue.b", "count", "arn"));
  }

  @Test
  void aReferenceToOneMemberLeadsToWhatThatMemberIsMadeOf() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                resource "aws_sqs_queue" "q" {}
                resource "aws_sns_topic" "t" {}
                locals {
                  both = { queue = aws_sqs_queue.q, topic = [aws_sns_topic.t] }
                  any  = merge(local.both, {})
                }
                module "m" {
                  source = "./m"
                  x      = { a = local.both.queue, "b" = "lit", c = aws_sns_topic.t.arn }
                }
                resource "aws_instance" "i" {
                  ami       = module.m.out.b
                  user_data = module.m.out.a
                  key_name  = local.both["topic"][0].name
                  host_id   = local.any.queue.id
                }
                """,
                "live/m/main.tf",
                """
                variable "x" {}
                resource "aws_instance" "i" {
                  ami = var.x["b"]
                }
                output "out" {
                  value = { a = var.x.a.url, b = var.x.b }
                }
                """));

    assertThat(stack.edges())
        .containsExactlyInAnyOrder(
            "aws_instance.i.user_data -> aws_sqs_queue.q.url",
            "aws_instance.i.key_name -> aws_sns_topic.t.name",
            "aws_instance.i.host_id -> aws_sqs_queue.q.",
            "aws_instance.i.host_id -> aws_sns_topic.t.");
  }

  @Test
  void namesThatLengthenOneAnotherInACircleComeToAnEnd() {
    Stack stack =
        Stack.of(
            """
            locals {
              a = local.b.p
              b = local.a
            }
            resource "aws_instance" "i" {
              ami = local.a.x
            }
            """);

    assertThat(stack.graph().edges()).isEmpty();
    assertThat(stack.graph().diagnostics())
        .anySatisfy(said -> assertThat(said.summary()).isEqualTo("Dependency cycle"));
  }
}
