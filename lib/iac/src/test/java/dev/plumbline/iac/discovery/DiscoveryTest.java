package dev.plumbline.iac.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;

final class DiscoveryTest {
  private static final String BACKEND = "terraform {\n  backend \"s3\" {}\n}\n";
  private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";
  private static final String PROVIDER = "provider \"aws\" {}\n";

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
  void environments_make_one_stack_each_of_a_root_that_has_their_values() throws Exception {
    var settings =
        """
        environments:
          prod: { variable-files: [env/prod.tfvars] }
          test:
            stacks: [infra/app]
            variable-files: env/test.tfvars
        ignore: ["sandbox/**"]
        """;
    var tree =
        TextTree.of(
            Map.of(
                ".plumbline.yaml", settings,
                "infra/app/main.tf", PROVIDER,
                "infra/app/env/prod.tfvars", "a = 1",
                "infra/net/main.tf", PROVIDER,
                "env/test.tfvars", "a = 2",
                "sandbox/x/main.tf", PROVIDER));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("infra/app@prod", "infra/app@test", "infra/net");
    assertThat(stack(found, "infra/app@prod").spec().variableFiles())
        .containsExactly("infra/app/env/prod.tfvars");
    assertThat(files(found, "infra/app@test"))
        .containsExactly(".plumbline.yaml", "env/test.tfvars", "infra/app/main.tf");
    assertThat(found.diagnostics()).isEmpty();
  }

  @Test
  void files_of_values_where_people_put_them_make_an_environment_each() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "beside/main.tf", PROVIDER,
                "beside/prod.tfvars", "x = 1",
                "beside/dev.tfvars.json", "{}",
                "beside/example.tfvars", "x = 0",
                "folder/main.tf", PROVIDER,
                "folder/environments/prod.tfvars", "x = 1",
                "folder/envs/test/terraform.tfvars", "x = 2",
                "folder/envs/common.tfvars", "x = 3",
                "own/main.tf", PROVIDER,
                "own/envs/prod/main.tf", BACKEND));

    var found = discover(tree);

    assertThat(names(found))
        .containsExactly(
            "beside@dev", "beside@prod", "folder@prod", "folder@test", "own", "own/envs/prod");
    assertThat(stack(found, "folder@test").spec().variableFiles())
        .containsExactly("folder/envs/common.tfvars", "folder/envs/test/terraform.tfvars");
    assertThat(files(found, "folder@prod")).contains("folder/environments/prod.tfvars");
    assertThat(found.notes())
        .anyMatch(note -> note.startsWith("beside is reviewed once for each of dev, prod,"));
  }

  @Test
  void a_file_of_values_or_an_environment_that_is_nowhere_is_noted() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "app/main.tf",
                PROVIDER,
                "app/test.tfvars",
                "x = 1",
                ".plumbline.yaml",
                """
                environments:
                  prod:
                    stacks: [app]
                    variable-files: [env/prod.tfvars]
                  test:
                    variable-files: [test.tfvars]
                policies:
                  - {policy: aws/rds/multi-az, environments: [tests], level: advisory}
                suppressions:
                  - {policy: aws/s3/versioning, environments: ["pro*", test]}
                """));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("app@prod", "app@test");
    assertThat(found.notes())
        .containsExactly(
            ".plumbline.yaml gives prod the variable files env/prod.tfvars, which are neither"
                + " beside a root module nor at that path from the root",
            ".plumbline.yaml names the environment tests, which no stack has; did you mean"
                + " \"test\"?");
  }

  @Test
  void no_more_than_twelve_environments_are_guessed_at() throws Exception {
    var files = new java.util.TreeMap<String, String>();
    files.put("main.tf", PROVIDER);
    for (int i = 10; i < 25; i++) {
      files.put("envs/e" + i + ".tfvars", "x = 1");
    }

    var found = discover(TextTree.of(files));

    assertThat(found.stacks()).hasSize(12);
    assertThat(found.notes()).anyMatch(note -> note.contains("3 more are left out"));
  }

  @Test
  void mistakes_in_the_settings_are_said_with_their_place_and_the_rest_holds() throws Exception {
    var settings = "environments:\n  'a/b': {}\n  ok: {variable-files: [x.tfvars]}\nignore: [[]]\n";
    var tree =
        TextTree.of(Map.of(".plumbline.yaml", settings, "main.tf", PROVIDER, "x.tfvars", "a = 1"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly(".@ok");
    assertThat(found.diagnostics())
        .extracting(d -> d.summary() + " " + d.subject())
        .containsExactly(
            "Bad environment name .plumbline.yaml:2:3", "Not a text .plumbline.yaml:4:10");
  }

  @Test
  void a_key_that_nobody_reads_is_told_with_what_was_meant() throws Exception {
    var settings =
        """
        supressions: []
        enviroments: {prod: {}}
        environments:
          prod:
            variable_files: [x.tfvars]
        colour: red
        """;
    var tree = TextTree.of(Map.of(".plumbline.yaml", settings, "main.tf", PROVIDER));

    assertThat(discover(tree).diagnostics())
        .extracting(d -> d.subject() + " " + d.detail())
        .containsExactly(
            ".plumbline.yaml:1:1 Nothing reads \"supressions\" here; did you mean"
                + " \"suppressions\"?",
            ".plumbline.yaml:2:1 Nothing reads \"enviroments\" here; did you mean"
                + " \"environments\"?",
            ".plumbline.yaml:6:1 Nothing reads \"colour\" here; there may be acknowledgements,"
                + " branches, environments, ignore, policies, suppressions.",
            ".plumbline.yaml:5:5 Nothing reads \"variable_files\" here; did you mean"
                + " \"variable-files\"?");
  }

  @Test
  void what_is_never_closed_is_told_where_it_opens() throws Exception {
    var settings = "branches: [main]\nignore: [a, b\nenvironments: {prod: {}}\n";
    var tree = TextTree.of(Map.of(".plumbline.yaml", settings, "main.tf", PROVIDER));

    var diagnostic = discover(tree).diagnostics().getFirst();

    assertThat(diagnostic.subject().toString()).isEqualTo(".plumbline.yaml:2:9");
    assertThat(diagnostic.detail()).contains("not closed", "in line 3");
  }

  @Test
  void settings_that_are_malformed_or_hostile_are_refused_with_a_diagnostic() throws Exception {
    for (String text :
        List.of("a: [", "[".repeat(5_000), "x", "a: " + "y".repeat(300_000), "\u0000")) {
      var tree = TextTree.of(Map.of(".plumbline.yaml", text, "main.tf", PROVIDER));

      assertThat(discover(tree).diagnostics()).hasSize(1);
      assertThat(names(discover(tree))).containsExactly(".");
    }
  }

  @Test
  void templates_are_known_by_their_content() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "a.yaml", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
                "b.json", "{\n\t\"Resources\": {\"B\": {\"Type\": \"AWS::S3::Bucket\"}}}",
                "c.template", "Transform: [AWS::Serverless-2016-10-31]\nResources: !Foo {}\n",
                "broken.yml", "AWSTemplateFormatVersion: x\nResources: [",
                "k8s.yaml", "kind: ConfigMap\ndata:\n  Type: AWS::S3::Bucket\n",
                "notes.yaml", "text: AWSTemplateFormatVersion and AWS::S3::Bucket\n",
                "a.txt", "AWSTemplateFormatVersion: '2010-09-09'\n"));

    assertThat(names(discover(tree)))
        .containsExactly("a.yaml", "b.json", "broken.yml", "c.template");
  }

  @Test
  void a_nested_template_belongs_to_the_one_that_nests_it() throws Exception {
    var outer =
        """
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: { TemplateURL: ./inner/net.yaml }
          Far:
            Type: AWS::CloudFormation::Stack
            Properties: { TemplateURL: https://example.com/x.yaml }
        """;
    var tree =
        TextTree.of(
            Map.of(
                "cfn/main.yaml",
                outer,
                "cfn/inner/net.yaml",
                "Resources: {V: {Type: 'AWS::EC2::VPC'}}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("cfn/main.yaml");
    assertThat(files(found, "cfn/main.yaml"))
        .containsExactly("cfn/inner/net.yaml", "cfn/main.yaml");
  }

  @Test
  void templates_in_buckets_and_included_snippets_belong_to_whoever_names_them() throws Exception {
    var outer =
        """
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties:
              TemplateURL: !Join ['', ['https://s3.amazonaws.com/', !Ref Bucket, '/v1/net.yaml']]
          Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/parts.json}}
        """;
    var vpc = "Resources: {V: {Type: 'AWS::EC2::VPC'}}";
    var tree =
        TextTree.of(
            Map.of(
                "cfn/main.yaml", outer,
                "cfn/parts.json", "{}",
                "cfn/v1/net.yaml", vpc,
                "old/net.yaml", vpc,
                "x/v1/net.yaml", vpc));
    var near =
        TextTree.of(Map.of("cfn/main.yaml", outer, "cfn/net.yaml", vpc, "old/net.yaml", vpc));

    assertThat(names(discover(tree)))
        .containsExactly("cfn/main.yaml", "cfn/v1/net.yaml", "old/net.yaml", "x/v1/net.yaml");
    assertThat(files(discover(tree), "cfn/main.yaml"))
        .containsExactly("cfn/main.yaml", "cfn/parts.json");
    assertThat(files(discover(near), "cfn/main.yaml"))
        .containsExactly("cfn/main.yaml", "cfn/net.yaml");
  }

  @Test
  void the_output_of_the_cdk_is_read_with_its_manifest_and_nested_templates() throws Exception {
    var outer =
        """
        {"Resources": {"N": {"Type": "AWS::CloudFormation::Stack",
          "Properties": {"TemplateURL": {"Fn::Sub": "https://x/f00.json"}},
          "Metadata": {"aws:asset:path": "Shop.nested.template.json"}}}}
        """;
    var tree =
        TextTree.of(
            Map.of(
                "cdk.out/Shop.template.json", outer,
                "cdk.out/Shop.nested.template.json",
                    "{\"Resources\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\"}}}",
                "cdk.out/manifest.json", "{}"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("cdk.out/Shop.template.json");
    assertThat(files(found, "cdk.out/Shop.template.json"))
        .containsExactly(
            "cdk.out/Shop.nested.template.json",
            "cdk.out/Shop.template.json",
            "cdk.out/manifest.json");
  }

  @Test
  void a_program_in_another_language_is_a_stack_where_its_state_is_beside_it() throws Exception {
    var state =
        "{\"deployment\": {\"resources\": [{\"urn\": \"urn:pulumi:%s::shop::pulumi:pulumi:Stack::s\"}]}}";
    var tree =
        TextTree.of(
            Map.of(
                "a/Pulumi.yaml", "name: shop\nruntime: nodejs\n",
                "a/prod.json", state.formatted("prod"),
                "a/package.json", "{\"name\": \"shop\"}",
                "b/Pulumi.yaml", "name: other\nruntime: go\n"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("a@prod");
    assertThat(stack(found, "a@prod").spec().variableFiles()).containsExactly("a/prod.json");
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
  void templates_that_only_nest_one_another_have_their_first_as_a_stack() throws Exception {
    var nests =
        "Resources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: %s}}}";
    var tree =
        TextTree.of(
            Map.of("a.yaml", nests.formatted("b.yaml"), "b.yaml", nests.formatted("a.yaml")));

    assertThat(names(discover(tree))).containsExactly("a.yaml");
  }

  @Test
  void pulumi_programs_in_yaml_are_one_stack_for_each_of_their_environments() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "app/Pulumi.yaml", "name: app\nruntime: yaml\nresources: {}\n",
                "app/Pulumi.dev.yaml", "config: {}",
                "app/Pulumi.prod.yaml", "config: {}",
                "one/Pulumi.yaml", "name: one\nruntime: {name: yaml}\n",
                "ts/Pulumi.yaml", "name: ts\nruntime: nodejs\n"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("app@dev", "app@prod", "one");
    assertThat(stack(found, "one").spec().kind()).isEqualTo(Kind.PULUMI);
    assertThat(stack(found, "app@dev").spec().variableFiles())
        .containsExactly("app/Pulumi.dev.yaml");
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

  @Test
  void a_directory_of_manifests_is_a_stack_and_other_yaml_is_not_taken_for_them() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "k8s/shop/web.yaml", POD,
                "k8s/shop/all.json", "{\"apiVersion\": \"v1\", \"kind\": \"Service\"}",
                "k8s/shop/values.yaml", "replicas: 3\n",
                ".github/workflows/ci.yaml", "on: push\njobs: {}\n",
                "docker-compose.yml", "services: {}\n",
                "t.yaml", "Resources: {A: {Type: 'AWS::S3::Bucket'}}\n",
                "p/Pulumi.yaml", "name: p\nruntime: yaml\n"));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("k8s/shop", "p", "t.yaml");
    assertThat(stack(found, "k8s/shop").spec().kind()).isEqualTo(Kind.KUBERNETES);
    assertThat(files(found, "k8s/shop")).containsExactly("k8s/shop/all.json", "k8s/shop/web.yaml");
  }

  @Test
  void the_outermost_kustomization_is_the_stack_of_all_that_it_names() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "base/kustomization.yaml",
                "resources: [web.yaml]\n",
                "base/web.yaml",
                POD,
                "base/forgotten.yaml",
                POD,
                "prod/kustomization.yaml",
                "resources: [../base]\npatches: [{path: patches/web.yaml}]\n",
                "prod/patches/web.yaml",
                POD));

    var found = discover(tree);

    assertThat(names(found)).containsExactly("prod");
    assertThat(files(found, "prod"))
        .containsExactly(
            "base/kustomization.yaml",
            "base/web.yaml",
            "prod/kustomization.yaml",
            "prod/patches/web.yaml");
  }

  @Test
  void manifests_beside_a_stack_of_another_kind_are_a_stack_each() throws Exception {
    var tree = TextTree.of(Map.of("infra/main.tf", PROVIDER, "infra/a.yaml", POD));

    assertThat(names(discover(tree))).containsExactly("infra", "infra/a.yaml");
  }

  @Test
  void a_chart_of_helm_is_noted_and_not_read() throws Exception {
    var tree =
        TextTree.of(
            Map.of(
                "charts/shop/Chart.yaml", "apiVersion: v2\nname: shop\n",
                "charts/shop/templates/web.yaml", POD,
                "charts/shop/templates/db.yaml", "kind: {{ .Values.kind }}\napiVersion: v1\n",
                "other/web.yaml", "apiVersion: v1\nkind: {{ .Values.kind }}\n"));

    var found = discover(tree);

    assertThat(found.stacks()).isEmpty();
    assertThat(found.notes())
        .containsExactly(
            "not read, charts of Helm (1): charts/shop",
            "not read, templates of Kubernetes manifests (1)");
  }

  private static Discovered discover(FileTree tree) throws IOException {
    return new Discovery(Budget.generous(), List.of(), List.of()).discover(tree);
  }

  private static String call(String source) {
    return "module \"m\" {\n  source = \"" + source + "\"\n}\n";
  }

  private static List<String> names(Discovered found) {
    return found.stacks().stream().map(Stack::name).toList();
  }

  private static Stack stack(Discovered found, String name) {
    return found.stacks().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  private static NavigableSet<String> files(Discovered found, String name) {
    return stack(found, name).files();
  }
}
