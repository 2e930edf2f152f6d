package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that an error made unreadable are not known; they are never taken for absent. */
class LostLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tags = { a =\n  storage_encrypted = true\n}\n",
        "tags = { a = 1\n  storage_encrypted = true\n}\n",
        "storage_encrypted true\n}\n",
        "engine = \"mysql\" storage_encrypted = true\n}\n",
        "db_subnet_group_name = [\n  storage_encrypted = true\n}\n",
      })
  void an_attribute_that_an_error_swallowed_is_unknown(String rest) {
    Stack stack =
        Stack.of("resource \"aws_db_instance\" \"d\" {\n  allocated_storage = 10\n  " + rest);

    Resource database = stack.resource("aws_db_instance.d");
    assertThat(stack.problems()).isNotEmpty();
    assertThat(database.attribute("storage_encrypted")).isInstanceOf(Value.Unknown.class);
    assertThat(database.attribute("allocated_storage")).isEqualTo(Value.of(10));
  }

  @Test
  void an_error_that_ends_with_its_line_hides_nothing_else() {
    Stack stack =
        Stack.of(
            """
            resource "aws_db_instance" "d" {
              engine = "mysql
              allocated_storage = 1 +
            }
            """);

    Resource database = stack.resource("aws_db_instance.d");
    assertThat(database.attribute("allocated_storage")).isInstanceOf(Value.Unknown.class);
    assertThat(database.attribute("storage_encrypted")).isNull();
  }

  @Test
  void a_nested_block_with_a_lost_line_is_unknown() {
    Stack stack =
        Stack.of(
            """
            resource "aws_instance" "i" {
              metadata_options {
                http_tokens "required"
              }
            }
            """);

    assertThat(stack.blocks("aws_instance.i", "metadata_options"))
        .singleElement()
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void a_module_is_given_what_may_stand_in_a_lost_line() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                "module \"m\" {\n  source = \"../m\"\n  encrypted true\n}\n",
                "m/main.tf",
                """
                variable "encrypted" { default = false }
                resource "aws_ebs_volume" "v" { encrypted = var.encrypted }
                """));

    assertThat(stack.resource("module.m.aws_ebs_volume.v").attribute("encrypted"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void a_block_that_is_not_closed_ends_before_the_next_one_at_the_margin() {
    Stack stack =
        Stack.of(
            """
            resource "aws_ebs_volume" "v" {
              encrypted = true
              lifecycle {
                prevent_destroy = true
            }
            resource "aws_ebs_volume" "z" {
              encrypted = false
            }
            resource "aws_ebs_volume" "o" {
              tags = { a = 1
            resource "aws_ebs_volume" "last" {
              encrypted = false
            }
            """);

    Graph graph = stack.graph();
    assertThat(graph.resources()).extracting(Resource::name).contains("v", "z", "o", "last");
    assertThat(stack.resource("aws_ebs_volume.z").attribute("encrypted"))
        .isEqualTo(Value.of(false));
    assertThat(stack.resource("aws_ebs_volume.v").attribute("size"))
        .isInstanceOf(Value.Unknown.class);
    assertThat(graph.diagnostics())
        .extracting(each -> each.subject() + " " + each.summary())
        .containsExactly("live/main.tf:1:31 Unclosed block", "live/main.tf:11:1 Unclosed object");
    assertThat(graph.diagnostics().getFirst().detail())
        .isEqualTo(
            "This block is still open where the next one begins in line 6. Add its closing brace."
                + " What stands between the two may be read as something else than was meant.");
    assertThat(graph.diagnostics().getLast().detail()).contains("opens in line 10");
  }

  @Test
  void a_backend_that_may_stand_in_a_lost_line_is_open() {
    assertThat(Stack.of("terraform {\n  backend s3\n}\nlocals {\n  a = 1\n}\n").backend())
        .isEmpty();
  }
}
