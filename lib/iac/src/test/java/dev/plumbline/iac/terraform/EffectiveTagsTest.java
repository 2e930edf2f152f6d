package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EffectiveTagsTest {
  private static Value.Obj tags(String defaults, String own) {
    String main =
        """
        provider "aws" {
          default_tags {
            tags = %s
          }
        }
        resource "aws_sqs_queue" "q" {
          tags = %s
        }
        """
            .formatted(defaults, own);
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", main)), Budget.generous());
    Value all = graph.resources().getFirst().attributes().members().get("tags_all");
    return (Value.Obj) Objects.requireNonNull(all);
  }

  private static Map<String, Value> texts(String name, String value) {
    return Map.of(name, Value.of(value));
  }

  @Test
  void aTagOfNullHidesNoDefault() {
    assertThat(tags("{ team = \"shop\" }", "{ team = null }").members())
        .isEqualTo(texts("team", "shop"));
  }

  @Test
  void aDefaultOfNullIsNoTag() {
    assertThat(tags("{ team = null, stage = \"live\" }", "null").members())
        .isEqualTo(texts("stage", "live"));
  }

  @Test
  void aTagOfNullWithoutADefaultIsNoTag() {
    assertThat(tags("null", "{ team = null, stage = \"live\" }").members())
        .isEqualTo(texts("stage", "live"));
  }

  @Test
  void anOwnTagStandsOverTheDefault() {
    assertThat(tags("{ team = \"shop\" }", "{ team = \"pay\" }").members())
        .isEqualTo(texts("team", "pay"));
  }

  @Test
  void labelsOfGooglesProviderAreOnAllThatTakesLabels() {
    var stack =
        Stack.of(
            """
            provider "google" {
              default_labels = {
                team  = "shop"
                stage = "live"
              }
            }
            resource "google_storage_bucket" "b" {
              labels = { stage = "test" }
            }
            resource "google_container_cluster" "c" {
              resource_labels = { stage = "test" }
            }
            resource "google_pubsub_topic" "t" {}
            resource "google_compute_network" "n" {}
            """);

    Map<String, Value> both = Map.of("team", Value.of("shop"), "stage", Value.of("test"));
    assertThat(stack.resource("google_storage_bucket.b").attribute("terraform_labels"))
        .isEqualTo(new Value.Obj(both));
    assertThat(stack.resource("google_container_cluster.c").attribute("terraform_labels"))
        .isEqualTo(new Value.Obj(both));
    assertThat(stack.resource("google_pubsub_topic.t").attribute("terraform_labels"))
        .isEqualTo(new Value.Obj(Map.of("team", Value.of("shop"), "stage", Value.of("live"))));
    assertThat(stack.resource("google_compute_network.n").attribute("terraform_labels")).isNull();
    assertThat(
            Objects.requireNonNull(
                    stack.resource("google_pubsub_topic.t").provenance().get("terraform_labels"))
                .trace())
        .extracting(step -> step.name() + " " + step.range().start().line())
        .containsExactly("default_labels 2");
  }

  @Test
  void whereTheProviderIsNotInTheSourcesATagOfAllIsNotKnown() {
    var stack =
        Stack.of(
            """
            resource "aws_sqs_queue" "q" {
              tags = { team = "shop" }
            }
            output "all" {
              value = aws_sqs_queue.q.tags_all
            }
            """);

    assertThat(stack.output("all")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void whichTagsAreIgnoredMayNotBeKnownSoThatNoTagIs() {
    var stack =
        Stack.of(
            """
            variable "team" {}
            provider "aws" {
              default_tags {
                tags = { team = "shop" }
              }
              ignore_tags {
                keys         = [var.team]
                key_prefixes = ["temporary"]
              }
            }
            resource "aws_sqs_queue" "q" {}
            """);

    assertThat(stack.resource("aws_sqs_queue.q").attribute("tags_all"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aSecretThatDecidesWhichTagsAreIgnoredMakesThoseThatAreLeftOne() {
    var stack =
        Stack.of(
            """
            variable "team" {
              default   = "team"
              sensitive = true
            }
            provider "aws" {
              ignore_tags {
                keys = [var.team]
              }
            }
            resource "aws_sqs_queue" "q" {
              tags = { team = "shop", stage = "live" }
            }
            """);

    assertThat(stack.resource("aws_sqs_queue.q").attribute("tags_all"))
        .isEqualTo(new Value.Sensitive(new Value.Obj(texts("stage", "live"))));
  }
}
