package dev.plumbline.iac.discovery;

import static dev.plumbline.iac.discovery.Found.BACKEND;
import static dev.plumbline.iac.discovery.Found.PROVIDER;
import static dev.plumbline.iac.discovery.Found.call;
import static dev.plumbline.iac.discovery.Found.discover;
import static dev.plumbline.iac.discovery.Found.files;
import static dev.plumbline.iac.discovery.Found.names;
import static dev.plumbline.iac.discovery.Found.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which directories of Terraform, Terragrunt and plans are stacks. */
final class DiscoveryTest {
  @Test
  void a_directory_that_another_calls_is_a_module_and_its_caller_the_stack() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "infra/main.tf",
                PROVIDER + call("../modules/net"),
                "modules/net/main.tf",
                call("./inner"),
                "modules/net/inner/main.tf",
                "",
                "modules/unused/main.tf",
                "variable \"x\" {}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("infra", "modules/unused");
    assertThat(found.modules()).containsExactlyInAnyOrder("modules/net", "modules/net/inner");
    assertThat(files(found, "infra"))
        .containsExactly("infra/main.tf", "modules/net/inner/main.tf", "modules/net/main.tf");
  }

  @Test
  void only_a_directory_without_caller_backend_provider_and_values_is_a_library() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "lib/main.tf", "variable \"x\" {}",
                "a/main.tf", BACKEND,
                "b/main.tf", PROVIDER,
                "c/main.tf", "variable \"x\" {}",
                "c/terraform.tfvars", "x = 1",
                "d/main.tf", "terraform {\n  cloud {}\n}\n"));

    var found = discover(tree);

    assertThat(found.stacks()).filteredOn(stack -> stack.spec().library()).hasSize(1);
    assertThat(stack(found, "lib").spec().library()).isTrue();
  }

  @Test
  void examples_are_the_callers_of_a_library_at_the_root() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "main.tf", "",
                "examples/full/main.tf", PROVIDER + call("../../"),
                "examples/full/README.md", "words"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("examples/full");
    assertThat(files(found, "examples/full")).containsExactly("examples/full/main.tf", "main.tf");
  }

  @Test
  void modules_that_only_call_one_another_have_their_first_as_a_stack() throws Exception {
    var tree = TextTree.of(Map.of("a/main.tf", call("../b"), "b/main.tf", call("../a")));

    assertThat(names(discover(tree))).containsExactly("a");
  }

  @Test
  void a_call_that_leads_out_of_the_repository_is_followed_nowhere() throws Exception {
    var tree = TextTree.of(Map.of("main.tf", PROVIDER + call("../../etc")));

    assertThat(files(discover(tree), ".")).containsExactly("main.tf");
  }

  @Test
  void files_that_code_reads_belong_to_the_stack() throws Exception {
    var code =
        """
        locals {
          a = file("${path.module}/policies/read.json")
          b = { for k in ["x"] : k => templatefile("${path.module}/templates/${k}.tftpl", {}) }
          c = [for f in fileset("${path.module}/rules", "*.json") : jsondecode(file(f))]
          d = file("${path.root}/shared/../top.txt")
        }
        """;
    var tree =
        TextTree.of(
            Map.of(
                "infra/main.tf", PROVIDER + code,
                "infra/policies/read.json", "{}",
                "infra/policies/other.json", "{}",
                "infra/templates/x.tftpl", "",
                "infra/rules/r.json", "{}",
                "infra/top.txt", "t",
                "infra/notes/later.txt", "t",
                "elsewhere/top.txt", "t"));

    // `file(f)` could be any file of the module, so all below it counts.
    assertThat(files(discover(tree), "infra"))
        .contains("infra/notes/later.txt", "infra/policies/other.json")
        .doesNotContain("elsewhere/top.txt");
    var without = tree.with("infra/main.tf", PROVIDER + code.replace("file(f)", "f"));
    assertThat(files(discover(without), "infra"))
        .containsExactly(
            "infra/main.tf",
            "infra/policies/read.json",
            "infra/rules/r.json",
            "infra/templates/x.tftpl",
            "infra/top.txt");
  }

  @Test
  void what_an_archive_packs_belongs_to_the_stack_where_its_path_is_written() throws Exception {
    var code =
        """
        data "archive_file" "one" {
          type        = "zip"
          source_file = "${path.module}/one/main.py"
          output_path = "one.zip"
        }
        data "archive_file" "all" {
          type        = "zip"
          source_dir  = "${path.module}/all"
          output_path = "all.zip"
        }
        data "archive_file" "chosen" {
          type        = "zip"
          source_dir  = var.directory
          output_path = "chosen.zip"
        }
        """;
    var tree =
        TextTree.of(
            Map.of(
                "infra/main.tf", PROVIDER + code,
                "infra/one/main.py", "",
                "infra/one/other.py", "",
                "infra/all/main.py", "",
                "infra/all/lib/more.py", "",
                "infra/allmost/main.py", "",
                "infra/notes/later.txt", "t"));

    assertThat(files(discover(tree), "infra"))
        .containsExactly(
            "infra/all/lib/more.py", "infra/all/main.py", "infra/main.tf", "infra/one/main.py");
  }

  @Test
  void a_plan_belongs_to_the_stack_beside_it_and_is_one_where_there_are_no_sources()
      throws Exception {
    String plan = "{\"format_version\": \"1.2\", \"planned_values\": {}}";
    String state = "{\"format_version\": \"1.0\", \"values\": {}}";
    var tree =
        TextTree.of(
            Map.of(
                "app/main.tf", "variable \"x\" {}",
                "app/any-name.json", plan,
                "app/package.json", "{}",
                "planned/tfplan.json", plan,
                "several/one.json", plan,
                "several/two.json", state,
                "plan/plan.json", "{\"planned_values\": {}}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("app", "planned", "several@one", "several@two");
    assertThat(stack(found, "app").spec().library()).isFalse();
    assertThat(files(found, "app")).contains("app/any-name.json");
    assertThat(files(found, "several@two")).containsExactly("several/two.json");
    assertThat(stack(found, "several@two").spec().variableFiles())
        .containsExactly("several/two.json");
  }

  @Test
  void a_unit_of_terragrunts_is_a_stack_and_its_module_none() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "live/root.hcl",
                "inputs = {}",
                "live/terragrunt.hcl",
                "remote_state {\n  backend = \"s3\"\n}\n",
                "live/app/terragrunt.hcl",
                "include \"root\" {\n  path = find_in_parent_folders(\"root.hcl\")\n}\n"
                    + "terraform {\n  source = \"../../modules/app\"\n}\n",
                "live/far/terragrunt.hcl",
                "terraform {\n  source = \"tfr:///org/app/aws?version=1.0.0\"\n}\n",
                "modules/app/main.tf",
                "variable \"x\" {}",
                "modules/unused/main.tf",
                "variable \"x\" {}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("live/app", "live/far", "modules/unused");
    assertThat(files(found, "live/app"))
        .containsExactly("live/app/terragrunt.hcl", "live/root.hcl", "modules/app/main.tf");
    assertThat(found.modules()).contains("modules/app");
  }

  @Test
  void copies_of_others_code_hold_no_stacks() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "infra/main.tf", PROVIDER,
                "infra/.terraform/modules/vpc/main.tf", PROVIDER,
                "web/node_modules/x/main.tf", PROVIDER));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("infra");
    assertThat(files(found, "infra")).contains("infra/.terraform/modules/vpc/main.tf");
  }

  @Test
  void code_that_does_not_parse_still_makes_a_stack() throws Exception {
    var tree = TextTree.of(Map.of("main.tf", "provider \"aws\" {\n  x = \n}\nresource {{{"));

    assertThat(names(discover(tree))).containsExactly(".");
  }

  @Test
  void terraform_in_json_is_read_like_the_rest() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "main.tf.json",
                "{\"module\": {\"net\": {\"source\": \"./net\"}}, \"provider\": {\"aws\": {}}}",
                "net/main.tf.json",
                "{\"locals\": {\"x\": \"${file(\\\"${path.module}/data/x.txt\\\")}\"}}",
                "net/data/x.txt",
                "x"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly(".");
    assertThat(stack(found, ".").spec().library()).isFalse();
    assertThat(files(found, ".")).contains("net/main.tf.json", "net/data/x.txt");
  }
}
