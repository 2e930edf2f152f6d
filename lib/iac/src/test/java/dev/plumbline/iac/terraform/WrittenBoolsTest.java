package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Terraform converts the bools of its own arguments, as it does any: "true" is true. */
class WrittenBoolsTest {
  @Test
  void aVariableAndAnOutputAreSensitiveByATextAsWell() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                variable "v" {
                  sensitive = "true"
                  default   = "topsecret"
                }
                module "m" { source = "../m" }
                output "v" { value = var.v }
                output "m" { value = module.m.s }
                """,
                "m/main.tf",
                """
                output "s" {
                  value     = "inner"
                  sensitive = "true"
                }
                """));

    assertThat(stack.output("v")).isEqualTo(new Value.Sensitive(Value.of("topsecret")));
    assertThat(stack.output("m")).isEqualTo(new Value.Sensitive(Value.of("inner")));
    assertThat(stack.graph().declarations().variables().getFirst().sensitive()).isTrue();
  }

  @Test
  void aVariableThatIsNotNullableByATextTakesItsDefaultForNull() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf",
                """
                module "m" {
                  source = "../m"
                  n      = null
                }
                output "n" { value = module.m.n }
                """,
                "m/main.tf",
                """
                variable "n" {
                  nullable = "false"
                  default  = "d"
                }
                output "n" { value = var.n }
                """));

    assertThat(stack.output("n")).isEqualTo(Value.of("d"));
  }

  @Test
  void aLifecycleIsReadFromTextsAsWell() {
    Stack stack =
        Stack.of(
            """
            resource "terraform_data" "t" {
              lifecycle {
                create_before_destroy = "true"
                prevent_destroy       = "false"
              }
            }
            """);

    Lifecycle lifecycle = stack.resource("terraform_data.t").lifecycle();

    assertThat(lifecycle.createBeforeDestroy()).isTrue();
    assertThat(lifecycle.preventDestroy()).isFalse();
  }

  @Test
  void aConditionThatIsTheTextFalseIsNotMet() {
    Stack stack =
        Stack.of(
            """
            variable "v" {
              default = 1
              validation {
                condition     = var.v == 1 ? "false" : "true"
                error_message = "no"
              }
            }
            resource "terraform_data" "t" {
              lifecycle {
                precondition {
                  condition     = "false"
                  error_message = "no"
                }
              }
            }
            """);

    assertThat(stack.problems())
        .containsExactlyInAnyOrder("Invalid value for variable", "Precondition not met");
  }
}
