package dev.plumbline.iac.terragrunt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Declarations.Backend;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TerragruntUnitTest {
  private static final Map<String, String> FILES =
      Map.of(
          "live/root.hcl",
          """
          locals {
            env = read_terragrunt_config(find_in_parent_folders("env.hcl"))
          }
          remote_state {
            backend = "s3"
          }
          inputs = {
            owner = "platform"
            stage = local.env.locals.stage
            path  = path_relative_to_include()
            size  = "small"
          }
          """,
          "live/prod/env.hcl",
          """
          locals {
            stage = "prod"
          }
          """,
          "live/prod/app/terragrunt.hcl",
          """
          include "root" {
            path   = find_in_parent_folders("root.hcl")
            expose = true
          }
          locals {
            name = "app-${include.root.locals.env.locals.stage}"
          }
          dependency "vpc" {
            config_path = "../vpc"
            mock_outputs = {
              id = "vpc-mock"
            }
          }
          terraform {
            source = "${get_repo_root()}/modules//queue"
          }
          inputs = {
            name = local.name
            size = "large"
            vpc  = dependency.vpc.outputs.id
            user = get_env("USER", "nobody")
          }
          """,
          "modules/queue/main.tf",
          """
          variable "name" {}
          variable "owner" {}
          variable "stage" {}
          variable "path" {}
          variable "size" {}
          variable "vpc" {}
          variable "user" {}
          resource "terraform_data" "queue" {
            input = {
              name  = var.name
              owner = var.owner
              stage = var.stage
              path  = var.path
              size  = var.size
              vpc   = var.vpc
              user  = var.user
            }
          }
          """);

  private static Graph read(SourceTree tree) {
    return StackReader.read(StackSpec.terraform("live/prod/app"), tree, Budget.generous());
  }

  @Test
  void a_unit_is_its_module_with_what_it_and_its_includes_give() {
    Graph graph = read(SourceTree.ofText(FILES));

    Resource queue = graph.resources().getFirst();
    Map<String, Value> input =
        ((Value.Obj) Objects.requireNonNull(queue.attribute("input"))).members();
    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.stack().path()).isEqualTo("live/prod/app");
    assertThat(queue.header().file()).isEqualTo("modules/queue/main.tf");
    assertThat(input)
        .containsEntry("name", Value.of("app-prod"))
        .containsEntry("owner", Value.of("platform"))
        .containsEntry("stage", Value.of("prod"))
        .containsEntry("path", Value.of("prod/app"))
        .containsEntry("size", Value.of("large"));
  }

  @Test
  void what_another_unit_puts_out_is_unknown_and_its_mock_is_never_taken() {
    Graph graph = read(SourceTree.ofText(FILES));

    Map<String, Value> input =
        ((Value.Obj) Objects.requireNonNull(graph.resources().getFirst().attribute("input")))
            .members();
    assertThat(input.get("vpc"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> {
              assertThat(unknown.origin().address()).isEqualTo("dependency.vpc");
              assertThat(unknown.origin().path()).isEqualTo("outputs.id");
            });
    assertThat(input.get("user")).isInstanceOf(Value.Unknown.class);
  }

  private static final Map<String, String> VPC =
      Map.of(
          "live/prod/vpc/terragrunt.hcl",
          """
          terraform {
            source = "../../../modules/vpc"
          }
          inputs = {
            cidr = "10.0.0.0/16"
          }
          """,
          "modules/vpc/main.tf",
          """
          variable "cidr" {}
          resource "terraform_data" "vpc" {}
          output "id" {
            value = var.cidr
          }
          output "made" {
            value = [terraform_data.vpc.id, "known"]
          }
          """);

  private static Map<String, Value> inputWith(Map<String, String> more, String vpc) {
    var files = new HashMap<>(FILES);
    files.putAll(more);
    files.computeIfPresent(
        "live/prod/app/terragrunt.hcl",
        (_, text) -> text.replace("dependency.vpc.outputs.id", vpc));
    Graph graph = read(SourceTree.ofText(files));
    return ((Value.Obj) Objects.requireNonNull(graph.resources().getFirst().attribute("input")))
        .members();
  }

  @Test
  void what_another_unit_of_the_repository_puts_out_is_known_where_that_is() {
    assertThat(inputWith(VPC, "dependency.vpc.outputs.id").get("vpc"))
        .isEqualTo(Value.of("10.0.0.0/16"));
    assertThat(inputWith(VPC, "dependency.vpc.outputs.made[1]").get("vpc"))
        .isEqualTo(Value.of("known"));
  }

  @Test
  void what_its_resources_decide_is_unknown_with_the_unit_as_origin() {
    assertThat(inputWith(VPC, "dependency.vpc.outputs.made[0]").get("vpc"))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> {
              assertThat(unknown.origin().address()).isEqualTo("dependency.vpc");
              assertThat(unknown.origin().path()).isEqualTo("outputs.made");
            });
    assertThat(inputWith(VPC, "dependency.vpc.outputs.none").get("vpc"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void units_that_need_one_another_come_to_an_end() {
    var circle = new HashMap<>(VPC);
    circle.computeIfPresent(
        "live/prod/vpc/terragrunt.hcl",
        (_, text) ->
            text.replace("\"10.0.0.0/16\"", "dependency.app.outputs.x")
                + "dependency \"app\" {\n  config_path = \"../app\"\n}\n");

    assertThat(inputWith(circle, "dependency.vpc.outputs.id").get("vpc"))
        .isInstanceOf(Value.Unknown.class);
  }

  @Test
  void a_unit_that_is_not_asked_for_its_outputs_gives_none() {
    var files = new HashMap<>(FILES);
    files.putAll(VPC);
    files.computeIfPresent(
        "live/prod/app/terragrunt.hcl",
        (_, text) -> text.replace("mock_outputs", "skip_outputs = true\n  mock_outputs"));

    Value.Obj input =
        (Value.Obj)
            Objects.requireNonNull(
                read(SourceTree.ofText(files)).resources().getFirst().attribute("input"));

    assertThat(input.members().get("vpc")).isInstanceOf(Value.Unknown.class);
  }

  private static Value tagsWith(String contents, String provider) {
    var files = new HashMap<>(FILES);
    files.put(
        "live/root.hcl",
        FILES.get("live/root.hcl")
            + "generate \"provider\" {\n  path     = \"provider.tf\"\n"
            + "  if_exists = \"overwrite\"\n  contents = "
            + contents
            + "\n}\n");
    files.put(
        "modules/queue/tags.tf",
        provider + "resource \"aws_sqs_queue\" \"q\" {\n  tags = { a = 1 }\n}\n");
    return Objects.requireNonNull(
        read(SourceTree.ofText(files)).resources().stream()
            .filter(resource -> resource.type().equals("aws_sqs_queue"))
            .findFirst()
            .orElseThrow()
            .attribute("tags_all"));
  }

  @Test
  void a_provider_that_is_generated_with_tags_leaves_the_effective_ones_unknown() {
    String tagging =
        "<<EOF\nprovider \"aws\" {\n  default_tags {\n    tags = { t = 1 }\n  }\n}\nEOF";

    assertThat(tagsWith(tagging, ""))
        .isInstanceOfSatisfying(
            Value.Unknown.class,
            unknown -> assertThat(unknown.origin().address()).isEqualTo("generate.provider"));
    assertThat(tagsWith("get_env(\"X\")", "")).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void one_that_is_generated_without_tags_or_beside_one_that_is_written_changes_nothing() {
    Value own = new Value.Obj(Map.of("a", Value.of(1)));

    assertThat(tagsWith("\"provider \\\"aws\\\" {}\\n\"", "")).isEqualTo(own);
    assertThat(tagsWith("get_env(\"X\")", "provider \"aws\" {}\n")).isEqualTo(own);
  }

  @Test
  void a_value_says_that_it_comes_from_the_unit() {
    Graph graph = read(SourceTree.ofText(FILES));

    var way = Objects.requireNonNull(graph.resources().getFirst().provenance().get("input"));
    assertThat(way.trace())
        .extracting(step -> step.range().file())
        .contains("live/prod/app/terragrunt.hcl", "live/root.hcl");
  }

  @Test
  void what_a_unit_includes_or_depends_on_and_is_not_there_is_an_error() {
    var files = new HashMap<>(FILES);
    files.put(
        "live/prod/app/terragrunt.hcl",
        """
        include "root" {
          path = find_in_parent_folders("nope.hcl")
        }
        include "other" {
          path = "../gone.hcl"
        }
        include "asked" {
          path = get_env("ROOT")
        }
        terraform {
          source = "../../../modules/queue"
        }
        """);
    var undeclared = new HashMap<>(FILES);
    undeclared.computeIfPresent(
        "live/prod/app/terragrunt.hcl",
        (_, text) -> text.replace("= dependency.vpc.", "= dependency.vcp."));

    assertThat(read(SourceTree.ofText(files)).errors())
        .filteredOn(each -> each.summary().equals("Include not found"))
        .extracting(each -> each.subject() + " " + each.detail())
        .containsExactly(
            "live/prod/app/terragrunt.hcl:2:10 There is no nope.hcl above live/prod/app, so nothing"
                + " of it is included. Add it, or mend the path.",
            "live/prod/app/terragrunt.hcl:5:10 There is no file live/prod/gone.hcl, so nothing of it"
                + " is included. Add it, or mend the path.");
    assertThat(read(SourceTree.ofText(undeclared)).errors())
        .extracting(each -> each.summary() + ": " + each.detail())
        .containsExactly("Undeclared dependency: The unit has no dependency \"vcp\".");
  }

  @Test
  void the_state_that_a_unit_configures_is_its_backend() {
    var files = new HashMap<>(FILES);
    files.put(
        "live/root.hcl",
        """
        remote_state {
          backend  = "s3"
          generate = { path = "backend.tf", if_exists = "overwrite" }
          config = {
            bucket       = "states"
            key          = "${path_relative_to_include()}/terraform.tfstate"
            use_lockfile = true
          }
        }
        """);

    Backend backend = backend(files);

    assertThat(backend.type()).isEqualTo("s3");
    assertThat(backend.range().toString()).isEqualTo("live/root.hcl:1:1");
    assertThat(backend.attributes().members())
        .containsEntry("key", Value.of("prod/app/terraform.tfstate"))
        .containsEntry("use_lockfile", Value.of(true));
  }

  @Test
  void a_generated_backend_is_the_units_and_one_that_is_not_known_is_open() {
    var written = new HashMap<>(FILES);
    written.put(
        "live/root.hcl",
        """
        generate "backend" {
          path      = "backend.tf"
          if_exists = "overwrite"
          contents  = <<EOF
        terraform {
          backend "gcs" {
            bucket = "states"
          }
        }
        EOF
        }
        """);
    var open = new HashMap<>(written);
    open.put(
        "live/root.hcl", "generate \"b\" {\n  path = \"b.tf\"\n  contents = run_cmd(\"x\")\n}\n");

    assertThat(backend(written).type()).isEqualTo("gcs");
    assertThat(backend(written).attributes().members()).containsEntry("bucket", Value.of("states"));
    assertThat(backend(open).type()).isEmpty();
  }

  private static Backend backend(Map<String, String> files) {
    return Objects.requireNonNull(read(SourceTree.ofText(files)).declarations().backend());
  }

  @Test
  void a_module_from_elsewhere_is_not_available_and_says_so() {
    var files = new HashMap<>(FILES);
    files.put(
        "live/prod/app/terragrunt.hcl",
        "terraform {\n  source = \"git::https://example.org/modules.git//queue?ref=v1\"\n}\n");

    Graph graph = read(SourceTree.ofText(files));

    assertThat(graph.resources()).isEmpty();
    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Module not available");
    assertThat(graph.diagnostics().getFirst().subject().toString())
        .isEqualTo("live/prod/app/terragrunt.hcl:2:3");
    assertThat(graph.coverage().line())
        .isEqualTo(
            "0 resources evaluated; not read: the unit's module at"
                + " live/prod/app/terragrunt.hcl:2:3");
  }

  @Test
  void files_that_read_one_another_and_locals_that_need_themselves_come_to_an_end() {
    var files = new HashMap<>(FILES);
    files.put(
        "live/prod/app/terragrunt.hcl",
        """
        include "self" {
          path = "/live/prod/app/terragrunt.hcl"
        }
        locals {
          a = local.b
          b = local.a
        }
        terraform {
          source = "../../../modules/queue"
        }
        inputs = {
          name = local.a
        }
        """);

    assertThat(read(SourceTree.ofText(files)).resources()).hasSize(1);
  }
}
