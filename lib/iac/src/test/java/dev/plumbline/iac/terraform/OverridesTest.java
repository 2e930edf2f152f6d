package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Override files, as Terraform 1.11.4 lays them over the others. */
class OverridesTest {
  private static Stack read(String base, String override) {
    return Stack.of(Map.of("live/main.tf", base, "live/x_override.tf", override));
  }

  @Test
  void aProviderIsOverriddenArgumentByArgument() {
    Stack stack =
        read(
            """
            provider "aws" {
              region = "us-east-1"
              default_tags {
                tags = { env = "base" }
              }
            }
            provider "aws" {
              alias = "w"
              default_tags {
                tags = { env = "west" }
              }
            }
            resource "aws_s3_bucket" "b" {}
            resource "aws_s3_bucket" "w" {
              provider = aws.w
            }
            """,
            """
            provider "aws" {
              default_tags {
                tags = { env = "over" }
              }
            }
            """);

    assertThat(stack.resource("aws_s3_bucket.b").attribute("tags_all"))
        .isEqualTo(new Value.Obj(Map.of("env", Value.of("over"))));
    assertThat(stack.resource("aws_s3_bucket.w").attribute("tags_all"))
        .isEqualTo(new Value.Obj(Map.of("env", Value.of("west"))));
    assertThat(stack.graph().declarations().providers())
        .extracting(provider -> provider.attributes().members().get("region"))
        .containsExactly(Value.of("us-east-1"), null);
  }

  @Test
  void anAliasThatIsOnlyInTheOverrideIsAnError() {
    assertThat(read("", "provider \"aws\" {\n  alias = \"w\"\n}\n").problems())
        .containsExactly("Nothing to override");
    assertThat(read("", "provider \"aws\" {}\n").problems()).isEmpty();
  }

  @Test
  void aBackendTakesThePlaceOfAnyOther() {
    String local = "terraform {\n  backend \"local\" {}\n}\n";
    String base = "terraform {\n  backend \"s3\" { bucket = \"base\" }\n}\n";
    String cloud = "terraform {\n  cloud {}\n}\n";

    assertThat(read(base, local).backend()).isEqualTo("local");
    assertThat(read(base, cloud).backend()).isEqualTo("cloud");
    assertThat(read(base, "terraform {}\n").backend()).isEqualTo("s3");
  }

  @Test
  void versionsAreReplacedOneByOne() {
    Stack stack =
        read(
            """
            terraform {
              required_version = ">= 1.0"
              required_providers {
                aws    = { source = "hashicorp/aws", version = "~> 4.0" }
                random = { source = "hashicorp/random", version = "~> 3.0" }
              }
            }
            """,
            """
            terraform {
              required_version = ">= 1.9"
              required_providers {
                aws = { source = "hashicorp/aws", version = "~> 5.0" }
              }
            }
            """);

    assertThat(stack.graph().declarations().requirements())
        .extracting(Requirement::name, Requirement::constraint)
        .containsExactlyInAnyOrder(
            tuple("terraform", ">= 1.9"), tuple("aws", "~> 5.0"), tuple("random", "~> 3.0"));
  }
}
