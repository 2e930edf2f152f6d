package dev.plumbline.iac.terragrunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Variable files that a unit hands to Terraform. */
class ExtraArgumentsTest {
  private static Value size(String arguments) {
    Graph graph =
        StackReader.read(
            StackSpec.terraform("live/app"),
            SourceTree.ofText(
                Map.of(
                    "live/app/terragrunt.hcl",
                    """
                    terraform {
                      source = "../../module"
                      extra_arguments "v" {
                        %s
                      }
                    }
                    inputs = { size = "input" }
                    """
                        .formatted(arguments),
                    "live/app/x.tfvars",
                    "size = \"file\"",
                    "module/main.tf",
                    "variable \"size\" {}\noutput \"size\" { value = var.size }\n")),
            Budget.generous());
    assertThat(graph.diagnostics()).isEmpty();
    return graph.declarations().outputs().getFirst().value();
  }

  @Test
  void aFileGoesBeforeTheInputs() {
    String file = "required_var_files = [\"${get_terragrunt_dir()}/x.tfvars\"]";

    assertThat(size("commands = [\"plan\"]\n" + file)).isEqualTo(Value.of("file"));
    assertThat(size("commands = get_terraform_commands_that_need_vars()\n" + file))
        .isEqualTo(Value.of("file"));
    assertThat(size("commands = [\"init\"]\n" + file)).isEqualTo(Value.of("input"));
  }

  @Test
  void anOptionalFileThatIsNotThereGivesNothing() {
    assertThat(size("commands = [\"plan\"]\noptional_var_files = [\"y.tfvars\"]"))
        .isEqualTo(Value.of("input"));
  }

  @Test
  void aFileThatNobodyKnowsLeavesTheInputsOpen() {
    assertThat(size("commands = [\"plan\"]\nrequired_var_files = [\"y.tfvars\"]"))
        .isInstanceOf(Value.Unknown.class);
    assertThat(size("commands = [\"plan\"]\noptional_var_files = [get_env(\"F\")]"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aVariableThatAnOptionOrTheEnvironmentGivesIsNotTheInput() {
    assertThat(size("commands = [\"apply\"]\narguments = [\"-var=size=5\"]"))
        .isInstanceOf(Value.Unknown.class);
    assertThat(size("commands = [\"apply\"]\narguments = [\"-var\", \"size=5\"]"))
        .isInstanceOf(Value.Unknown.class);
    assertThat(size("commands = [\"apply\"]\narguments = [\"-var-file=y.tfvars\"]"))
        .isInstanceOf(Value.Unknown.class);
    assertThat(size("commands = [\"apply\"]\nenv_vars = { TF_VAR_size = \"5\" }"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void whatConcernsNoVariableLeavesTheInputs() {
    assertThat(
            size("commands = [\"apply\"]\narguments = [\"-lock-timeout=20m\", \"-var\", \"a=5\"]"))
        .isEqualTo(Value.of("input"));
    assertThat(size("commands = [\"init\"]\narguments = [\"-var=size=5\"]"))
        .isEqualTo(Value.of("input"));
    assertThat(size("commands = [\"apply\"]\nenv_vars = { TF_LOG = \"5\" }"))
        .isEqualTo(Value.of("input"));
  }
}
