package dev.plumbline.implementer.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.implementer.scaffold.Scaffolds.Wanted;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Fixes;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ScaffoldsTest {
  private static final String LOCK =
      """
      provider "registry.terraform.io/hashicorp/aws" {
        version = "6.4.1"
        hashes  = ["h1:x"]
      }
      """;
  private static final String QUEUE = "resource \"aws_sqs_queue\" \"a\" {\n  name = \"a\"\n}\n";

  @Test
  void versionsComeFromTheLockFileAndFromWhatIsUsed() {
    String code = QUEUE + "moved {\n  from = aws_sqs_queue.b\n  to   = aws_sqs_queue.a\n}\n";

    Map<String, String> after = written(Map.of("main.tf", code, ".terraform.lock.hcl", LOCK));

    assertThat(after.get("versions.tf"))
        .isEqualTo(
            """
            terraform {
              required_version = ">= 1.1"

              required_providers {
                aws = {
                  source  = "hashicorp/aws"
                  version = "~> 6.4"
                }
              }
            }
            """);
    assertThat(after).containsOnlyKeys("versions.tf");
  }

  @Test
  void theOtherStacksWayIsFollowedWhereTheyAgree() {
    String other =
        """
        terraform {
          required_version = ">= 1.6"
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = ">= 6.0"
            }
          }
        }
        """;
    Map<String, String> own = Map.of("app/main.tf", QUEUE, "app/.terraform.lock.hcl", LOCK);

    var agreed = written("app", own, at("net/terraform.tf", other), at("db/terraform.tf", other));
    var parted =
        written(
            "app",
            own,
            at("net/terraform.tf", other),
            at("db/versions.tf", other.replace("1.6", "1.9").replace(">= 6.0", "~> 6.2")));

    assertThat(agreed.get("app/terraform.tf"))
        .contains("required_version = \">= 1.6\"", "version = \">= 6.0\"");
    assertThat(parted.get("app/versions.tf"))
        .contains("version = \"~> 6.4\"")
        .doesNotContain("required_version");
  }

  @Test
  void whatIsThereIsCompletedInItsPlace() {
    String code =
        """
        terraform {
          required_providers {
            random = {
              source = "hashicorp/random"
            }
          }
        }
        """;

    Map<String, String> after = written(Map.of("main.tf", code + QUEUE));

    assertThat(after)
        .containsOnlyKeys("main.tf")
        .containsEntry(
            "main.tf",
            code.replace(
                    "      source = \"hashicorp/random\"\n    }\n",
                    "      source = \"hashicorp/random\"\n    }\n    aws = {\n      source ="
                        + " \"hashicorp/aws\"\n    }\n")
                + QUEUE);
  }

  @Test
  void variablesAreDeclaredWithTheTypeOfWhatIsGiven() {
    var files = new HashMap<String, String>();
    files.put(
        "main.tf",
        """
        terraform {
          required_version = ">= 1.5"
        }
        resource "terraform_data" "a" {
          input = [var.name, var.zones, var.open]
        }
        """);
    files.put("terraform.tfvars", "name = \"a\"\nzones = [\"b\", \"c\"]\n");

    Map<String, String> after = written(files);

    assertThat(after.get("variables.tf"))
        .isEqualTo(
            """
            variable "name" {
              type = string
            }

            variable "open" {}

            variable "zones" {
              type = list(string)
            }
            """);
  }

  @Test
  void outputsAreDeclaredWhereOneAttributeIsMeant() {
    String caller =
        """
        terraform {
          required_version = ">= 1.5"
        }
        module "store" {
          source = "./store"
        }
        output "arn" {
          value = module.store.%s
        }
        """;
    String store =
        "resource \"aws_s3_bucket\" \"this\" {\n  bucket = \"b\"\n}\n"
            + "resource \"aws_kms_key\" \"main\" {\n}\n";

    var told = fixes("", Map.of("main.tf", caller.formatted("bucket_arn"), "store/main.tf", store));
    var open = fixes("", Map.of("main.tf", caller.formatted("arn"), "store/main.tf", store));

    assertThat(applied(Map.of("main.tf", "", "store/main.tf", store), told).get("store/outputs.tf"))
        .isEqualTo("output \"bucket_arn\" {\n  value = aws_s3_bucket.this.arn\n}\n");
    assertThat(open.together()).isNull();
    assertThat(open.fixes())
        .singleElement()
        .satisfies(hint -> {
          assertThat(hint.verified()).isFalse();
          assertThat(hint.proof())
              .containsExactly("what is to be put out can't be told: arn of store");
        });
  }

  private static final String BACKEND =
      """
      terraform {
        required_version = ">= 1.6"
        backend "s3" {
          bucket       = "state"
          key          = "%s/terraform.tfstate"
          use_lockfile = true
        }
      }
      """;

  @Test
  void theBackendIsTheOthersWithAKeyOfItsOwn() {
    var own = Map.of("live/app/main.tf", "resource \"terraform_data\" \"a\" {\n}\n");

    var after =
        written(
            "live/app",
            own,
            at("live/net/backend.tf", BACKEND.formatted("live/net")),
            at("live/db/backend.tf", BACKEND.formatted("live/db")));

    assertThat(after.get("live/app/backend.tf"))
        .contains(
            """
              backend "s3" {
                bucket       = "state"
                key          = "live/app/terraform.tfstate"
                use_lockfile = true
              }
            """);
  }

  @Test
  void aBackendIsNotMadeUpWhereTheOthersDiffer() {
    var own = Map.of("app/main.tf", "resource \"terraform_data\" \"a\" {\n}\n");
    Neighbour net = at("net/backend.tf", BACKEND.formatted("net"));

    assertThat(written("app", own, net)).as("one is no style").doesNotContainKey("app/backend.tf");
    assertThat(
            written(
                "app",
                own,
                net,
                at("db/backend.tf", BACKEND.formatted("db").replace("\"state\"", "\"s2\""))))
        .doesNotContainKey("app/backend.tf");
    assertThat(written("app", own, net, at("db/backend.tf", BACKEND.formatted("four"))))
        .as("the key follows from nothing")
        .doesNotContainKey("app/backend.tf");
  }

  private static final String TAGGED =
      """
      terraform {
        required_version = ">= 1.5"
        required_providers {
          aws = { source = "hashicorp/aws" }
        }
      }
      provider "aws" {
        region = "eu-west-1"
      }
      variable "team" {
        default = "shop"
      }
      resource "aws_sqs_queue" "a" {
        tags = { Name = "a", Team = var.team, stage = "prod" }
      }
      resource "aws_sqs_queue" "b" {
        tags = { Name = "b", Team = var.team, stage = "prod" }
      }
      resource "aws_sqs_queue" "c" {
        tags = { Name = "c", Team = var.team, stage = "test" }
      }
      """;

  @Test
  void sharedTagsBecomeDefaultTagsWhereAResourceLacksThem() {
    String lacking = TAGGED + "resource \"aws_sqs_queue\" \"d\" {\n}\n";

    Map<String, String> after = written(Map.of("main.tf", lacking));

    assertThat(after.get("main.tf"))
        .isEqualTo(
            lacking.replace(
                "  region = \"eu-west-1\"\n",
                """
                  region = "eu-west-1"

                  default_tags {
                    tags = {
                      Team = var.team
                    }
                  }
                """));
    assertThat(written(Map.of("main.tf", TAGGED))).isEmpty();
  }

  @Test
  void leftoversBecomeTodaysForms() {
    String old =
        """
        variable "name" {
          type    = "string"
          default = "a"
        }
        variable "zones" {
          type    = "list"
          default = ["b"]
        }
        resource "terraform_data" "a" {
          input = {
            plain  = "${var.name}"
            first  = "${var.zones[0]}"
            sum    = "${1 + 2}" * 2
            text   = "x-${var.name}"
            "${var.name}" = true
          }
          depends_on = ["terraform_data.b"]
          lifecycle {
            ignore_changes = ["output"]
          }
        }
        resource "terraform_data" "b" {
        }
        """;

    Map<String, String> after = leftovers(Map.of("main.tf", old));

    assertThat(after.get("main.tf"))
        .isEqualTo(
            old.replace("\"string\"", "string")
                .replace("\"list\"", "list(any)")
                .replace("plain  = \"${var.name}\"", "plain  = var.name")
                .replace("\"${var.zones[0]}\"", "var.zones[0]")
                .replace("\"${1 + 2}\" * 2", "(1 + 2) * 2")
                .replace("    \"${var.name}\" = true", "    (var.name) = true")
                .replace("[\"terraform_data.b\"]", "[terraform_data.b]")
                .replace("[\"output\"]", "[output]"));
  }

  @Test
  void listAndMapBecomeBracketsAndBraces() {
    String old =
        """
        locals {
          zones = list("a", "b")
          both  = map("x", 1, "y", 2)
          long  = list(
            "a",
            "b",
          )
          kept = list(
            "a", # why
            "b"
          )
        }
        """;

    assertThat(leftovers(Map.of("main.tf", old)).get("main.tf"))
        .isEqualTo(
            old.replace("list(\"a\", \"b\")", "tolist([\"a\", \"b\"])")
                .replace("map(\"x\", 1, \"y\", 2)", "tomap({ \"x\" = 1, \"y\" = 2 })")
                .replace(
                    "long  = list(\n    \"a\",\n    \"b\",\n  )",
                    "long  = tolist([\n    \"a\",\n    \"b\",\n  ])"));
  }

  private static final String TEMPLATE =
      """
      data "template_file" "start" {
        template = "${file("${path.module}/start.sh")}"
        vars = {
          port = 80
        }
      }

      resource "terraform_data" "a" {
        input = data.template_file.start.rendered
      }
      """;

  @Test
  void aTemplateFileBecomesTheFunction() {
    Map<String, String> files = Map.of("main.tf", TEMPLATE, "start.sh", "listen ${port}\n");

    assertThat(leftovers(files).get("main.tf"))
        .isEqualTo(
            """
            resource "terraform_data" "a" {
              input = templatefile("${path.module}/start.sh", {
                port = 80
              })
            }
            """);
  }

  @Test
  void aTemplateFileThatIsReadTwiceOrNotOfAFileStays() {
    String twice =
        TEMPLATE.replace("input = ", "triggers_replace = data.template_file.start.id\n  input = ");
    Map<String, String> text =
        Map.of("main.tf", TEMPLATE.replace("\"${file(\"${path.module}/start.sh\")}\"", "\"x\""));

    assertThat(leftovers(Map.of("main.tf", twice, "start.sh", "${port}")).get("main.tf"))
        .contains("data \"template_file\"");
    assertThat(leftovers(text)).isEmpty();
  }

  @Test
  void codeOfTodayIsLeftAlone() {
    String today =
        """
        terraform {
          required_version = ">= 1.5"
        }
        variable "types" {
          type = map(list(string))
        }
        resource "terraform_data" "a" {
          input = "${var.types["a"][0]}/x"
        }
        """;

    assertThat(leftovers(Map.of("main.tf", today))).isEmpty();
    assertThat(written(Map.of("main.tf", today))).isEmpty();
  }

  @Test
  void whatChangesAValueIsAHintAndNotWritten() {
    String quoted = "resource \"terraform_data\" \"a\" {\n  input = \"${5}\"\n}\n";
    Step loose = new Loosened();
    SourceTree before = SourceTree.ofText(Map.of("main.tf", quoted));
    var around = new Surroundings(StackSpec.terraform(""), List.of(), Budget.generous());

    var shown =
        new Evenness(around)
            .show(before, SourceTree.ofText(Map.of("main.tf", quoted.replace("5", "6"))), loose);

    assertThat(shown.failure()).isEqualTo("it is predicted to update terraform_data.a");
  }

  /** Writes nothing; what is shown is of the two states alone. */
  private static final class Loosened implements Step {
    @Override
    public String id() {
      return "test/loosened";
    }

    @Override
    public String title() {
      return "Change a value";
    }

    @Override
    public Tolerance tolerance() {
      return Tolerance.NONE;
    }

    @Override
    public Written write(SourceTree tree, Surroundings around) {
      return new Written.Done(tree);
    }
  }

  private static Neighbour at(String file, String text) {
    return new Neighbour(SourcePaths.directory(file), SourceTree.ofText(Map.of(file, text)));
  }

  private static Map<String, String> written(Map<String, String> files) {
    return written("", files);
  }

  private static Map<String, String> written(
      String path, Map<String, String> files, Neighbour... neighbours) {
    return changed(files, fixes(path, files, neighbours));
  }

  private static Fixes fixes(String path, Map<String, String> files, Neighbour... neighbours) {
    return Scaffolds.of(
        SourceTree.ofText(files),
        StackSpec.terraform(path),
        List.of(neighbours),
        List.of(Wanted.LACKING),
        Budget.generous());
  }

  private static Map<String, String> leftovers(Map<String, String> files) {
    return changed(
        files,
        Scaffolds.of(
            SourceTree.ofText(files),
            StackSpec.terraform(""),
            List.of(),
            List.of(Wanted.LEFTOVERS),
            Budget.generous()));
  }

  /** The files that are new or other ones, all of it proved. */
  private static Map<String, String> changed(Map<String, String> files, Fixes fixes) {
    assertThat(fixes.fixes()).allSatisfy(fix -> assertThat(fix.proof()).isNotEmpty());
    assertThat(fixes.fixes()).as("%s", fixes.fixes()).allMatch(Fix::verified);
    Map<String, String> after = applied(files, fixes);
    after.entrySet().removeAll(files.entrySet());
    return after;
  }

  private static Map<String, String> applied(Map<String, String> files, Fixes fixes) {
    Map<String, String> after = new HashMap<>(files);
    var together = fixes.together();
    if (together != null) {
      new Edits(together.edits())
          .applied(SourceTree.ofText(files))
          .files()
          .forEach((file, content) ->
              after.put(file, new String(Objects.requireNonNull(content), StandardCharsets.UTF_8)));
    }
    return after;
  }
}
