package dev.plumbline.implementer.scaffold;

import static dev.plumbline.implementer.scaffold.Scaffolded.leftovers;
import static dev.plumbline.implementer.scaffold.Scaffolded.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What older releases needed is written as it is today. */
class LeftoversTest {
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
}
