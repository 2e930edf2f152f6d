package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which instances edges lead to. */
class LinksTest {
  @Test
  void aKeyThatEachInstanceWorksOutLeadsToOneInstance() {
    Graph graph =
        read(
            """
            resource "aws_instance" "a" {
              count = 60
            }
            resource "aws_eip" "e" {
              count    = 60
              instance = aws_instance.a[count.index].id
            }
            """);

    assertThat(graph.edges()).hasSize(60);
    assertThat(edges(graph))
        .contains(
            "aws_eip.e[0].instance -> aws_instance.a[0].id",
            "aws_eip.e[59].instance -> aws_instance.a[59].id");
    assertThat(graph.diagnostics()).isEmpty();
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

    assertThat(edges(read(sources)))
        .containsExactlyInAnyOrder(
            "aws_eip.bound.address -> aws_instance.a[0].",
            "aws_eip.bound.address -> aws_instance.a[1].",
            "aws_eip.deeper.address -> aws_instance.a[0].",
            "aws_eip.deeper.address -> aws_instance.a[1].",
            "aws_eip.inside.address -> aws_instance.a[1].id",
            "aws_eip.shadowed.address -> aws_instance.a[1].id");
  }

  @Test
  void whoReadsAnOutputWaitsForWhatTheOutputWaitsFor() {
    Graph graph =
        read(
            Map.of(
                "main.tf",
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
                "m/main.tf",
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

    assertThat(graph.edges())
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
    Graph graph =
        read(
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

    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " " + edge.kind())
        .containsExactlyInAnyOrder(
            "data.aws_sqs_queue.named REFERENCE",
            "data.aws_sqs_queue.named DEPENDS_ON",
            "data.aws_sqs_queue.local REFERENCE",
            "aws_sns_topic.t DEPENDS_ON");
    assertThat(graph.plainEdges())
        .extracting(edge -> edge.from() + " " + edge.kind())
        .containsExactlyInAnyOrder(
            "data.aws_sqs_queue.named REFERENCE",
            "data.aws_sqs_queue.local REFERENCE",
            "aws_sns_topic.t DEPENDS_ON");
  }

  @Test
  void aKeyIsWorkedOutInTheModuleThatWritesIt() {
    Graph graph =
        read(
            Map.of(
                "main.tf",
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
                "m/main.tf",
                """
                variable "key" {}
                resource "aws_sqs_queue" "q" {
                  kms_master_key_id = var.key
                }
                output "queue" {
                  value = aws_sqs_queue.q.name
                }
                """));

    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "module.m[\"x\"].aws_sqs_queue.q.kms_master_key_id -> aws_kms_key.k[\"x\"].arn",
            "module.m[\"y\"].aws_sqs_queue.q.kms_master_key_id -> aws_kms_key.k[\"y\"].arn",
            "aws_sns_topic.t[\"x\"].name -> module.m[\"x\"].aws_sqs_queue.q.name",
            "aws_sns_topic.t[\"y\"].name -> module.m[\"y\"].aws_sqs_queue.q.name");
  }

  @Test
  void anInstanceForEachOfAnotherResourcesNeedsTheOneWithItsKey() {
    Graph graph =
        read(
            """
            resource "aws_s3_bucket" "b" {
              for_each = toset(["x", "y"])
            }
            resource "aws_s3_bucket_versioning" "v" {
              for_each = aws_s3_bucket.b
              bucket   = each.value.id
            }
            """);

    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "aws_s3_bucket_versioning.v[\"x\"].for_each -> aws_s3_bucket.b[\"x\"].",
            "aws_s3_bucket_versioning.v[\"y\"].for_each -> aws_s3_bucket.b[\"y\"].");
  }

  @Test
  void aModuleThatWaitsAndOneThatIsWaitedForAreOneEdgeEach() {
    Graph graph =
        read(
            Map.of(
                "main.tf",
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
                "m/main.tf",
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
                "n/main.tf",
                "resource \"aws_sqs_queue\" \"r\" {}\n"));

    assertThat(graph.edges())
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
    assertThat(graph.edges()).extracting(Edge::kind).containsOnly(Edge.Kind.DEPENDS_ON);
  }

  @Test
  void whatSaysHowOftenAModuleIsThereIsAnEdgeOfAllOfIt() {
    Graph graph =
        read(
            Map.of(
                "main.tf",
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
                "m/main.tf",
                "resource \"aws_sns_topic\" \"t\" {}\n"));

    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to, Edge::attribute, Edge::target)
        .containsExactlyInAnyOrder(
            tuple("module.each", "aws_sqs_queue.a[\"x\"]", "for_each", ""),
            tuple("module.count", "aws_sqs_queue.b", "count", "arn"));
  }

  @Test
  void aKeyThatIsNotKnownMayMeanAnyInstance() {
    Graph graph =
        read(
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

    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "aws_eip.e.instance -> aws_instance.a[0].id",
            "aws_eip.e.instance -> aws_instance.a[1].id",
            "aws_eip.f.instance -> aws_instance.a[0].",
            "aws_eip.f.instance -> aws_instance.a[1].");
  }

  @Test
  void aKeyThatThereIsNotLeadsNowhere() {
    Graph graph =
        read(
            """
            resource "aws_instance" "a" {
              count = 2
            }
            resource "aws_eip" "e" {
              count    = 3
              instance = try(aws_instance.a[count.index].id, null)
            }
            """);

    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "aws_eip.e[0].instance -> aws_instance.a[0].id",
            "aws_eip.e[1].instance -> aws_instance.a[1].id");
  }

  @Test
  void whereInstancesAreLeftOutThatIsSaid() {
    Graph graph =
        read(
            """
            resource "aws_instance" "a" {
              count = 60
            }
            resource "aws_ec2_tag" "t" {
              value = join(",", aws_instance.a[*].id)
            }
            """);

    assertThat(graph.edges()).hasSize(50);
    assertThat(graph.diagnostics())
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

  @Test
  void aReferenceToOneMemberLeadsToWhatThatMemberIsMadeOf() {
    Graph graph =
        read(
            Map.of(
                "main.tf",
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
                "m/main.tf",
                """
                variable "x" {}
                resource "aws_instance" "i" {
                  ami = var.x["b"]
                }
                output "out" {
                  value = { a = var.x.a.url, b = var.x.b }
                }
                """));

    assertThat(edges(graph))
        .containsExactlyInAnyOrder(
            "aws_instance.i.user_data -> aws_sqs_queue.q.url",
            "aws_instance.i.key_name -> aws_sns_topic.t.name",
            "aws_instance.i.host_id -> aws_sqs_queue.q.",
            "aws_instance.i.host_id -> aws_sns_topic.t.");
  }

  @Test
  void namesThatLengthenOneAnotherInACircleComeToAnEnd() {
    Graph graph =
        read(
            """
            locals {
              a = local.b.p
              b = local.a
            }
            resource "aws_instance" "i" {
              ami = local.a.x
            }
            """);

    assertThat(graph.edges()).isEmpty();
    assertThat(graph.diagnostics())
        .anySatisfy(said -> assertThat(said.summary()).isEqualTo("Dependency cycle"));
  }

  private static List<String> edges(Graph graph) {
    return graph.edges().stream().map(LinksTest::written).toList();
  }

  private static String written(Edge edge) {
    return edge.from() + "." + edge.attribute() + " -> " + edge.to() + "." + edge.target();
  }

  private static Graph read(String source) {
    return read(Map.of("main.tf", source));
  }

  private static Graph read(Map<String, String> files) {
    return StackReader.read(StackSpec.terraform(""), SourceTree.ofText(files), Budget.generous());
  }
}
