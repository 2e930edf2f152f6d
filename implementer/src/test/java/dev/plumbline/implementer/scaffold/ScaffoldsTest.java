package dev.plumbline.implementer.scaffold;

import static dev.plumbline.implementer.scaffold.Scaffolded.applied;
import static dev.plumbline.implementer.scaffold.Scaffolded.at;
import static dev.plumbline.implementer.scaffold.Scaffolded.fixes;
import static dev.plumbline.implementer.scaffold.Scaffolded.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is lacking is written as the other stacks have it. */
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
}
