package dev.plumbline.implementer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.cost.Inputs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Targets;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.fix.Fix;
import dev.plumbline.policy.house.House;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States that are read and judged by what differs, against the same read and judged whole. */
class StatesTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());
  private static final StackSpec SPEC = StackSpec.terraform("");
  private static final int EDITS = 25;

  private static final String NETWORK =
      """
      variable "cidr" {
        default = "0.0.0.0/0"
      }

      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }

      resource "aws_internet_gateway" "main" {
        vpc_id = aws_vpc.main.id
      }

      resource "aws_route_table" "main" {
        vpc_id = aws_vpc.main.id
        route {
          cidr_block = "0.0.0.0/0"
          gateway_id = aws_internet_gateway.main.id
        }
      }

      resource "aws_subnet" "a" {
        vpc_id     = aws_vpc.main.id
        cidr_block = "10.0.1.0/24"
      }

      resource "aws_route_table_association" "a" {
        subnet_id      = aws_subnet.a.id
        route_table_id = aws_route_table.main.id
      }

      resource "aws_security_group" "web" {
        vpc_id = aws_vpc.main.id
        ingress {
          from_port   = 22
          to_port     = 22
          protocol    = "tcp"
          cidr_blocks = [var.cidr]
        }
        ingress {
          from_port   = 3389
          to_port     = 3389
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }

      resource "aws_security_group_rule" "db" {
        type              = "ingress"
        from_port         = 5432
        to_port           = 5432
        protocol          = "tcp"
        cidr_blocks       = [var.cidr]
        security_group_id = aws_security_group.web.id
      }

      resource "aws_instance" "web" {
        count                       = 2
        ami                         = "ami-1"
        instance_type               = "t3.micro"
        subnet_id                   = aws_subnet.a.id
        vpc_security_group_ids      = [aws_security_group.web.id]
        associate_public_ip_address = true
        iam_instance_profile        = aws_iam_instance_profile.web.name
        root_block_device {
          encrypted = false
        }
      }

      resource "aws_iam_instance_profile" "web" {
        name = "web"
        role = aws_iam_role.web.name
      }
      """;

  private static final String RIGHTS =
      """
      data "aws_iam_policy_document" "web" {
        statement {
          actions   = ["iam:*", "s3:GetObject"]
          resources = ["*"]
        }
      }

      resource "aws_iam_role" "web" {
        name = "web"
        assume_role_policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Action    = "sts:AssumeRole"
            Principal = { AWS = "*" }
          }]
        })
      }

      resource "aws_iam_role_policy" "web" {
        role   = aws_iam_role.web.name
        policy = data.aws_iam_policy_document.web.json
      }

      resource "aws_iam_policy" "all" {
        policy = jsonencode({ Version = "2012-10-17", Statement = [
          { Effect = "Allow", Action = "*", Resource = "*" },
        ] })
      }

      resource "aws_iam_role_policy_attachment" "all" {
        role       = aws_iam_role.web.name
        policy_arn = aws_iam_policy.all.arn
      }

      output "role" {
        value = aws_iam_role.web.arn
      }
      """;

  private static final String DATA =
      """
      resource "aws_s3_bucket" "logs" {
        bucket = "logs"
      }

      resource "aws_s3_bucket" "orders" {
        for_each = toset(["a", "b"])
        bucket   = "orders-${each.key}"
      }

      resource "aws_s3_bucket_versioning" "logs" {
        bucket = "logs"
        versioning_configuration {
          status = "Suspended"
        }
      }

      resource "aws_s3_bucket_acl" "orders" {
        for_each = aws_s3_bucket.orders
        bucket   = each.value.id
        acl      = "public-read"
      }

      # plumbline:ignore aws/kms/* until=2099-01-01 reason="known"
      resource "aws_kms_key" "orders" {
        enable_key_rotation = false
      }

      resource "aws_db_instance" "orders" {
        engine              = "postgres"
        instance_class      = "db.t3.micro"
        allocated_storage   = 20
        storage_encrypted   = var.encrypted # checkov:skip=CKV_AWS_16
        publicly_accessible = true
        kms_key_id          = aws_kms_key.orders.arn
      }

      resource "aws_backup_selection" "all" {
        iam_role_arn = aws_iam_role.web.arn
        name         = "all"
        plan_id      = "p"
        resources    = [aws_db_instance.orders.arn]
      }

      resource "aws_cloudwatch_log_group" "orders" {
        name = "/orders"
      }

      variable "encrypted" {
        type    = bool
        default = false
      }
      """;

  private static final String MODULES =
      """
      module "queue" {
        source    = "./queue"
        count     = 2
        encrypted = false
        name      = "q-${count.index}"
      }

      module "keys" {
        source    = "./queue"
        for_each  = { a = true, b = false }
        encrypted = each.value
        name      = each.key
      }

      module "elsewhere" {
        source = "example/elsewhere/aws"
        bucket = aws_s3_bucket.logs.id
      }
      """;

  private static final String QUEUE =
      """
      variable "encrypted" {
        type = bool
      }

      variable "name" {}

      resource "aws_sqs_queue" "this" {
        name                    = var.name
        sqs_managed_sse_enabled = var.encrypted
      }

      resource "aws_sqs_queue_policy" "this" {
        queue_url = aws_sqs_queue.this.id
        policy = jsonencode({ Version = "2012-10-17", Statement = [
          { Effect = "Allow", Principal = "*", Action = "sqs:*", Resource = "*" },
        ] })
      }
      """;

  private static final Map<String, String> ALL =
      Map.of(
          "network.tf", NETWORK,
          "rights.tf", RIGHTS,
          "data.tf", DATA,
          "modules.tf", MODULES,
          "queue/main.tf", QUEUE);

  static Stream<Map<String, String>> stacks() {
    return Stream.of(
        ALL,
        Map.of("main.tf", NETWORK + RIGHTS),
        Map.of("main.tf", DATA + RIGHTS + NETWORK + MODULES, "queue/main.tf", QUEUE));
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aProofIsTheSameAsOneThatReadsAndJudgesAllAnew(Map<String, String> files) {
    SourceTree tree = SourceTree.ofText(files);
    Graph base = files.size() > 2 ? Graph.empty(SPEC) : null; // none of it is there, or all
    for (Stack stack : List.of(stack(null), stack(base)).subList(base == null ? 1 : 0, 2)) {
      var prover = new Prover(tree, stack, ENGINE);
      var whole = new Prover(tree, stack, whole(tree, stack), fixed -> whole(fixed, stack));

      int proofs = 0;
      for (Finding finding : whole(tree, stack).findings().values()) {
        Resource resource = Targets.find(prover.graph(), finding.resource()).orElse(null);
        Fix fix = prover.rule(finding).map(Rule::fix).orElse(null);
        if (resource == null || fix == null) {
          continue;
        }
        for (Recipe recipe : new Recipe(finding, fix).variants(resource)) {
          for (Written way : recipe.ways(tree, prover.graph(), resource, Budget.generous())) {
            if (way instanceof Written.Done(SourceTree fixed)) {
              assertThat(prover.prove(finding, recipe, fixed, List.of()))
                  .as("%s of %s", finding.policy(), finding.resource())
                  .isEqualTo(whole.prove(finding, recipe, fixed, List.of()));
              proofs++;
            }
          }
        }
      }
      assertThat(proofs).isGreaterThan(10);
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aStateIsTheSameAsOneThatIsReadAndJudgedAnew(Map<String, String> files) {
    SourceTree tree = SourceTree.ofText(files);
    Stack stack = stack(null);
    var states = new States(tree, stack, ENGINE);
    assertThat(states.head()).isEqualTo(whole(tree, stack));
    var random = new Random(files.size());

    SourceTree edited = tree;
    for (int i = 0; i < EDITS; i++) {
      edited = edited(i % 3 == 0 ? tree : edited, random);

      Before after = states.after(edited);

      Before whole = whole(edited, stack);
      assertThat(after).as("edit %d", i).isEqualTo(whole);
      assertThat(after.destroyed(states.head().graph(), stack))
          .isEqualTo(whole.destroyed(states.head().graph(), stack));
    }
  }

  private static Stack stack(@Nullable Graph base) {
    return new Stack(
        "github.com/example/states",
        SPEC,
        base,
        Settings.DEFAULT,
        LocalDate.of(2026, 11, 28),
        Budget.generous(),
        House.NONE,
        Inputs.bundled(LocalDate.of(2026, 11, 28)));
  }

  private static Before whole(SourceTree tree, Stack stack) {
    Graph graph = StackReader.read(SPEC, tree, Budget.generous());
    return Before.of(graph, ENGINE.findings(States.request(stack, graph)));
  }

  /** A line that goes, comes, or says something else. */
  private static SourceTree edited(SourceTree tree, Random random) {
    List<String> files = List.copyOf(tree.files().keySet());
    String file = files.get(random.nextInt(files.size()));
    byte[] content = Objects.requireNonNull(tree.file(file));
    var lines =
        new ArrayList<>(List.of(new String(content, StandardCharsets.UTF_8).split("\n", -1)));
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, "");
      case 2 -> lines.add(at, "  # plumbline:ignore *");
      case 3 -> lines.set(at, line.replace("false", "true").replace("0.0.0.0/0", "10.0.0.0/8"));
      case 4 -> lines.set(at, line.replaceFirst("\"(web|main|a|orders|logs)\"", "\"other\""));
      default -> lines.set(at, line.replace("\"*\"", "\"s3:GetObject\""));
    }
    return tree.with(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
