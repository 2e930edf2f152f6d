package dev.plumbline.iac.discovery;

import static dev.plumbline.iac.discovery.Found.BACKEND;
import static dev.plumbline.iac.discovery.Found.PROVIDER;
import static dev.plumbline.iac.discovery.Found.discover;
import static dev.plumbline.iac.discovery.Found.files;
import static dev.plumbline.iac.discovery.Found.names;
import static dev.plumbline.iac.discovery.Found.stack;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which environments a stack has, as its files or the settings say. */
final class EnvironmentDiscoveryTest {
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
}
