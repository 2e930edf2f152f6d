package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerraformReaderTest {
  private static Graph read(Map<String, String> files) {
    return StackReader.read(
        StackSpec.terraform("live"), SourceTree.ofText(files), Budget.generous());
  }

  private static Graph read(String main) {
    return read(Map.of("live/main.tf", main));
  }

  private static Resource resource(Graph graph, String address) {
    return graph.resources().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + address + " in " + addresses(graph)));
  }

  private static List<Provenance.Step> trace(Resource resource, String path) {
    Provenance provenance = resource.provenance().get(path);
    return provenance == null ? List.of() : provenance.trace();
  }

  private static List<String> addresses(Graph graph) {
    return graph.resources().stream().map(Resource::address).toList();
  }

  @Test
  void attributesComeFromVariableFilesThroughModuleArguments() {
    Graph graph =
        read(
            Map.of(
                "live/main.tf",
                """
                variable "encrypted" {
                  type    = bool
                  default = true
                }
                module "db" {
                  source    = "../modules/db"
                  encrypted = var.encrypted
                }
                """,
                "live/prod.auto.tfvars",
                "encrypted = false\n",
                "modules/db/main.tf",
                """
                variable "encrypted" {}
                resource "aws_db_instance" "this" {
                  storage_encrypted = var.encrypted
                }
                """));

    Resource database = resource(graph, "module.db.aws_db_instance.this");

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(database.attribute("storage_encrypted")).isEqualTo(Value.of(false));
    assertThat(trace(database, "storage_encrypted"))
        .extracting(Provenance.Step::name)
        .containsExactly("var.encrypted", "module.db", "var.encrypted", "live/prod.auto.tfvars:1");
  }

  @Test
  void aFileThatIsNotInTheRepositoryMakesTheValueUnknownWithAWarning() {
    Graph graph =
        read(
            """
            resource "aws_lambda_function" "a" {
              source_code_hash = filebase64sha256("lambda.zip")
              publish          = can(file("lambda.zip"))
            }
            """);

    Resource function = resource(graph, "aws_lambda_function.a");

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::level, Diagnostic::summary)
        .containsExactly(tuple(Diagnostic.Level.WARNING, "File not in the repository"));
    assertThat(function.attribute("source_code_hash")).isInstanceOf(Value.Unknown.class);
    assertThat(function.attribute("publish")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void anUnknownCountKeepsOneInstance() {
    Graph graph =
        read(
            """
            variable "create" {}
            resource "aws_sqs_queue" "a" {
              count = var.create ? 2 : 0
              name  = "fixed"
            }
            """);

    assertThat(addresses(graph)).containsExactly("aws_sqs_queue.a[?]");
    assertThat(resource(graph, "aws_sqs_queue.a[?]").attribute("name"))
        .isEqualTo(Value.of("fixed"));
  }

  @Test
  void blocksAreSequencesOfObjectsDynamicOnesToo() {
    Graph graph =
        read(
            """
            resource "aws_security_group" "a" {
              ingress {
                from_port = 22
              }
              dynamic "ingress" {
                for_each = toset([80, 443])
                content {
                  from_port = ingress.value
                }
              }
            }
            """);

    Resource group = resource(graph, "aws_security_group.a");

    assertThat(group.attribute("ingress"))
        .isEqualTo(
            new Value.Seq(
                List.of(
                    new Value.Obj(Map.of("from_port", Value.of(22))),
                    new Value.Obj(Map.of("from_port", Value.of(80))),
                    new Value.Obj(Map.of("from_port", Value.of(443))))));
    assertThat(group.rangeOf("ingress[0].from_port").start().line()).isEqualTo(3);
    assertThat(group.rangeOf("ingress[2].from_port").start().line()).isEqualTo(8);
  }

  @Test
  void computedAttributesAreUnknownWithTheirOriginAndDoNotCountAsGaps() {
    Graph graph =
        read(
            """
            resource "aws_kms_key" "k" {}
            resource "aws_s3_bucket" "b" {
              bucket = aws_kms_key.k.arn
            }
            """);

    assertThat(resource(graph, "aws_s3_bucket.b").attribute("bucket"))
        .isEqualTo(
            new Value.Unknown(new Value.Origin("aws_kms_key.k", "arn", "", "known after apply")));
    assertThat(graph.coverage().line()).isEqualTo("2 resources evaluated");
    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to, Edge::attribute, Edge::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "aws_s3_bucket.b", "aws_kms_key.k", "bucket", "arn"));
  }

  @Test
  void saysOfAnEphemeralResourceThatItIsOne() {
    Graph graph =
        read(
            """
            ephemeral "random_password" "p" {
              length = 20
            }
            resource "aws_db_instance" "d" {
              password_wo = ephemeral.random_password.p.result
            }
            """);

    assertThat(resource(graph, "aws_db_instance.d").attribute("password_wo"))
        .isEqualTo(
            new Value.Unknown(
                new Value.Origin(
                    "ephemeral.random_password.p",
                    "result",
                    "",
                    "ephemeral resources are opened by the provider and kept nowhere")));
  }

  @Test
  void edgesReachThroughModuleOutputsAndArguments() {
    Graph graph =
        read(
            Map.of(
                "live/main.tf",
                """
                module "net" { source = "./net" }
                module "app" {
                  source = "./app"
                  subnet = module.net.subnet
                }
                """,
                "live/net/main.tf",
                """
                resource "aws_subnet" "s" {
                  count = 2
                }
                output "subnet" { value = aws_subnet.s[1].id }
                """,
                "live/app/main.tf",
                """
                variable "subnet" { type = string }
                resource "aws_instance" "i" { subnet_id = var.subnet }
                """));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to, Edge::target)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "module.app.aws_instance.i", "module.net.aws_subnet.s[1]", "id"));
  }

  @Test
  void defaultTagsAreMergedUnderTheResourcesOwn() {
    Graph graph =
        read(
            """
            provider "aws" {
              default_tags {
                tags = {
                  owner = "platform"
                  env   = "prod"
                }
              }
            }
            resource "aws_s3_bucket" "b" {
              tags = { env = "dev" }
            }
            """);

    Resource bucket = resource(graph, "aws_s3_bucket.b");

    assertThat(bucket.attribute("tags")).isEqualTo(new Value.Obj(Map.of("env", Value.of("dev"))));
    assertThat(bucket.attribute("tags_all"))
        .isEqualTo(new Value.Obj(Map.of("env", Value.of("dev"), "owner", Value.of("platform"))));
  }

  @Test
  void whatIsWrongIsSaidAndTheRestIsRead() {
    Graph graph =
        read(
            """
            locals {
              a = local.b
              b = local.a
            }
            resource "aws_sqs_queue" "a" {
              name  = local.a
              delay = var.missing
              fifo  = aws_sqs_queue.nowhere.id
              size  = 1 + 1
            }
            module "gone" { source = "./gone" }
            """);

    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactlyInAnyOrder(
            "Dependency cycle", "Undeclared variable", "Undeclared resource", "Module not found");
    assertThat(resource(graph, "aws_sqs_queue.a").attribute("size")).isEqualTo(Value.of(2));
  }

  @Test
  void whatIsHandedToAModuleThatIsNotThereIsLinkedToItsCall() {
    Graph graph =
        read(
            """
            resource "aws_security_group" "web" {
              name = "web"
            }
            module "rules" {
              source = "example/rules/aws"
              group  = aws_security_group.web.id
            }
            """);

    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to, Edge::attribute)
        .containsExactly(tuple("module.rules", "aws_security_group.web", "group"));
  }

  @Test
  void outputsOfModulesThatAreNotThereSaySo() {
    Graph graph =
        read(
            """
            module "vpc" {
              source  = "terraform-aws-modules/vpc/aws"
              version = "~> 5.0"
            }
            resource "aws_instance" "i" {
              subnet_id = module.vpc.private_subnets[0]
            }
            """);

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.coverage().line())
        .isEqualTo(
            "1 resource evaluated; not every value is known: module not available:"
                + " \"terraform-aws-modules/vpc/aws\" is not in the snapshot;"
                + " not read: module.vpc at live/main.tf:1:1");
    assertThat(graph.declarations().modules().getFirst().available()).isFalse();
  }

  @Test
  void modulesThatNobodyReadsFromAreNamedWithTheirPlacesToo() {
    Graph graph =
        read(
            Map.of(
                "live/main.tf",
                """
                module "db" {
                  source = "app.terraform.io/acme/db/aws"
                  public = true
                }
                module "cell" {
                  for_each = toset(["a", "b"])
                  source   = "../cell"
                }
                """,
                "cell/main.tf",
                """
                module "net" {
                  source = "git::https://example.org/net.git"
                }
                """));

    assertThat(graph.coverage().line())
        .isEqualTo(
            "0 resources evaluated; not read: module.db at live/main.tf:1:1,"
                + " module.cell[\"a\"].module.net at cell/main.tf:1:1");
    assertThat(graph.errors()).isEmpty();
  }

  @Test
  void theWayOfAValueLeadsThroughWhatAResourceIsRepeatedOver() {
    Graph graph =
        read(
            """
            variable "dbs" {
              default = { a = { encrypted = false } }
            }
            resource "aws_ebs_volume" "v" {
              for_each  = var.dbs
              encrypted = each.value.encrypted
              size      = 1
            }
            """);

    Resource volume = resource(graph, "aws_ebs_volume.v[\"a\"]");
    assertThat(trace(volume, "encrypted"))
        .extracting(step -> step.name() + " " + step.range())
        .containsExactly(
            "each.value.encrypted live/main.tf:6:15",
            "var.dbs live/main.tf:5:15",
            "var.dbs live/main.tf:2:3");
    assertThat(trace(volume, "size")).isEmpty();
  }

  @Test
  void anOutputWithoutAValueIsAnError() {
    Stack stack = Stack.of("output \"o\" {}\n");

    assertThat(stack.graph().errors())
        .extracting(each -> each.subject() + " " + each.summary())
        .containsExactly("live/main.tf:1:1 Missing required argument");
  }

  @Test
  void aBlockOnTheLineOfItsParentIsAnErrorAndReadAllTheSame() {
    Stack stack = Stack.of("terraform { backend \"s3\" {} }\nlocals { a = 1 }\n");

    assertThat(stack.problems()).containsExactly("Invalid single-line block");
    assertThat(stack.backend()).isEqualTo("s3");
  }

  @Test
  void modulesThatAreNotThereSayWhatTheyAreGiven() {
    Graph graph =
        read(
            """
            variable "protect" {
              default = true
            }
            module "alb" {
              source     = "terraform-aws-modules/alb/aws"
              version    = "~> 9.0"
              for_each   = toset(["a"])
              name       = each.key
              depends_on = [aws_vpc.main]

              enable_deletion_protection = var.protect
              vpc_id                     = aws_vpc.main.id
            }
            resource "aws_vpc" "main" {
              cidr_block = "10.0.0.0/16"
            }
            """);

    Value.Obj arguments = graph.declarations().modules().getFirst().arguments();

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(arguments.members().keySet())
        .containsExactlyInAnyOrder("name", "enable_deletion_protection", "vpc_id");
    assertThat(arguments.members())
        .containsEntry("name", Value.of("a"))
        .containsEntry("enable_deletion_protection", Value.of(true));
    assertThat(arguments.members().get("vpc_id")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void theJsonFormIsTheSameConfiguration() {
    Graph graph =
        read(
            Map.of(
                "live/main.tf.json",
                """
                {
                  "variable": {"ports": {"type": "list(number)", "default": [22, 443]}},
                  "resource": {"aws_security_group": {"a": {
                    "count": "${length(var.ports)}",
                    "name": "group-${count.index}",
                    "ingress": [{"from_port": "${var.ports[count.index]}"}]
                  }}}
                }
                """));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(resource(graph, "aws_security_group.a[1]").attributes())
        .isEqualTo(
            new Value.Obj(
                Map.of(
                    "name",
                    Value.of("group-1"),
                    "ingress",
                    new Value.Seq(List.of(new Value.Obj(Map.of("from_port", Value.of(443))))))));
  }

  @Test
  void policyDocumentsAreWrittenAsTheProviderDoes() {
    Graph graph =
        read(
            """
            data "aws_iam_policy_document" "d" {
              statement {
                sid       = "Read"
                actions   = ["s3:GetObject", "s3:ListBucket"]
                resources = ["*"]
                principals {
                  type        = "AWS"
                  identifiers = ["*"]
                }
              }
            }
            resource "aws_iam_policy" "p" {
              policy = data.aws_iam_policy_document.d.minified_json
            }
            """);

    assertThat(resource(graph, "aws_iam_policy.p").attribute("policy"))
        .isEqualTo(
            Value.of(
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Read\","
                    + "\"Effect\":\"Allow\",\"Action\":[\"s3:ListBucket\",\"s3:GetObject\"],"
                    + "\"Resource\":\"*\",\"Principal\":{\"AWS\":\"*\"}}]}"));
  }

  @Test
  void aDocumentThatIsUnknownInPartStandsInTheMetadata() {
    Graph graph =
        read(
            """
            resource "aws_s3_bucket" "b" {}
            resource "aws_iam_policy" "p" {
              policy = jsonencode({ Action = "*", Resource = aws_s3_bucket.b.arn })
            }
            """);

    Resource policy = resource(graph, "aws_iam_policy.p");

    assertThat(policy.attribute("policy")).isInstanceOf(Value.Unknown.class);
    assertThat(policy.metadata().members().get("documents"))
        .isEqualTo(
            new Value.Obj(
                Map.of(
                    "policy",
                    new Value.Obj(
                        Map.of(
                            "Action",
                            Value.of("*"),
                            "Resource",
                            new Value.Unknown(
                                new Value.Origin(
                                    "aws_s3_bucket.b", "arn", "", "known after apply")))))));
  }
}
