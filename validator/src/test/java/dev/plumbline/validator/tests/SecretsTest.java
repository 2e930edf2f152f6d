package dev.plumbline.validator.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.test.GeneratedTests;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A test is committed, so no secret is written into one. */
class SecretsTest {
  private static final String SECRET = "Tr0ub4dor-and-3";
  private static final String MAIN =
      """
      variable "db_password" {
        type = string
      }

      variable "size" {
        type    = number
        default = 1
      }

      resource "terraform_data" "a" {
        count = var.size
        input = "x-${count.index}"
      }

      resource "terraform_data" "key" {
        input = base64encode("app:${var.db_password}")
      }

      output "dsn" {
        value = "postgres://app:${var.db_password}@db.example.com/orders"
      }

      output "shouted" {
        value = upper(var.db_password)
      }
      """;

  @Test
  void anExampleStandsForThePasswordOfAnEnvironment() {
    var spec = new StackSpec(StackSpec.Kind.TERRAFORM, "", "prod", List.of("prod.tfvars"), false);

    String all =
        all(
            Generated.of(
                spec, tree("prod.tfvars", "db_password = \"" + SECRET + "\"\nsize = 2\n", MAIN)));

    assertThat(all)
        .contains("db_password = \"example-and-no-secret\"", "size        = 2")
        .contains("length(terraform_data.a) == 2");
    hasNone(all);
  }

  @Test
  void anExampleStandsForWhatTerraformFindsByItself() {
    String all =
        all(Generated.of(tree("terraform.tfvars", "db_password = \"" + SECRET + "\"\n", MAIN)));

    assertThat(all).contains("db_password = \"example-and-no-secret\"");
    hasNone(all);
  }

  @Test
  void aPasswordIsKnownUnderAnotherNameInAModule() {
    String all =
        all(
            Generated.of(
                tree(
                    "a/main.tf",
                    "variable \"entry\" {\n  type = string\n}\n\noutput \"a\" {\n"
                        + "  value = \"x-${var.entry}\"\n}\n\noutput \"b\" {\n"
                        + "  value = length([\"b\"])\n}\n",
                    """
                    locals {
                      db_password = "Tr0ub4dor-and-3"
                    }

                    resource "aws_db_instance" "orders" {
                      engine   = "postgres"
                      password = local.db_password
                    }

                    module "a" {
                      source = "./a"
                      entry  = local.db_password
                    }
                    """)));

    assertThat(all).contains("output.b == 1", "entry = \"example\"");
    hasNone(all);
  }

  @Test
  void noAssertionHoldsOnToWhatAProviderCallsSensitive() {
    String all =
        all(
            Generated.of(
                tree(
                    "outputs.tf",
                    """
                    output "login" {
                      value = "app ${aws_db_instance.orders.password}"
                    }

                    output "identifier" {
                      value = "${aws_db_instance.orders.identifier}-a"
                    }
                    """,
                    """
                    resource "aws_db_instance" "orders" {
                      identifier = "orders"
                      engine     = "postgres"
                      password   = "Tr0ub4dor-and-3"
                    }
                    """)));

    assertThat(all).contains("output.identifier == \"orders-a\"");
    hasNone(all);
  }

  @Test
  void whatIsToldOfABrokenTestRepeatsNoSecret() {
    SourceTree head = tree("terraform.tfvars", "db_password = \"" + SECRET + "\"\n", MAIN);
    SourceTree tested = Generated.written(head, Generated.of(head));
    byte[] file = tested.file("tests/plumbline_properties.tftest.hcl");
    assertThat(file).isNotNull();
    String old =
        new String(file, StandardCharsets.UTF_8)
            .replace("length(terraform_data.a) == 1", "output.shouted == \"" + SECRET + "\"");

    GeneratedTests tests =
        Generated.of(
            tested.with(
                "tests/plumbline_properties.tftest.hcl", old.getBytes(StandardCharsets.UTF_8)));

    assertThat(tests.broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.expected()).isEqualTo("what holds a secret"));
  }

  private static void hasNone(String all) {
    assertThat(all)
        .doesNotContain(SECRET)
        .doesNotContain(SECRET.toUpperCase(java.util.Locale.ROOT))
        .doesNotContain("VHIwdWI0ZG9y");
  }

  private static String all(GeneratedTests tests) {
    assertThat(tests.files()).isNotEmpty();
    return tests.files().stream()
        .map(file -> file.path() + "\n" + file.content())
        .collect(Collectors.joining("\n"));
  }

  private static SourceTree tree(String file, String content, String main) {
    return SourceTree.ofText(new HashMap<>(Map.of("main.tf", main, file, content)));
  }
}
