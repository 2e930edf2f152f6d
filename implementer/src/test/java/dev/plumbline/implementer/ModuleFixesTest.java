package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.proof.Proof;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where a fix is written when the value comes from a variable or a module is used by several. */
class ModuleFixesTest {
  private static final String ROTATION = "aws/kms/rotation";

  private static final String KEYS =
      """
      variable "rotation" {
        type = bool
      }
      resource "aws_kms_key" "a" {
        enable_key_rotation = var.rotation
      }
      """;

  @Test
  void aValueIsSetWhereItComesFrom() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"keys\" {\n  source   = \"./keys\"\n  rotation = false\n}\n",
                "keys/main.tf",
                """
                variable "rotation" {
                  type = bool
                }
                resource "aws_kms_key" "a" {
                  enable_key_rotation = var.rotation
                }
                """));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("rotation = true");
  }

  @Test
  void whatAModulesDefaultDecidesIsGivenByTheCaller() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"one\" {\n  source = \"./keys\"\n}\n\nmodule \"two\" {\n  source   ="
                    + " \"./keys\"\n  rotation = true\n}\n",
                "keys/main.tf",
                KEYS.replace("= bool\n", "= bool\n  default = false\n")));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .startsWith("module \"one\" {\n  source   = \"./keys\"\n  rotation = true\n}\n");
    assertThat(fix.others()).isEmpty();
  }

  @Test
  void anOuterModulesDefaultIsGivenByItsCallerToo() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"app\" {\n  source   = \"./app\"\n  for_each = toset([\"a.b\"])\n}\n",
                "app/main.tf",
                "variable \"rotate\" {\n  default = false\n}\nmodule \"keys\" {\n  source   ="
                    + " \"../keys\"\n  rotation = var.rotate\n}\n",
                "keys/main.tf",
                KEYS));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("  rotate   = true\n");
    assertThat(fix.edits()).allMatch(edit -> edit.file().equals("main.tf"));
  }

  @Test
  void whatTheCallerComputesIsSetInItsArgument() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "locals {\n  stage = \"dev\"\n}\nmodule \"keys\" {\n  source   = \"./keys\"\n"
                    + "  rotation = local.stage == \"prod\"\n}\n",
                "keys/main.tf",
                KEYS));

    Fix fix = reviewed.fixes(ROTATION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(fix.edits().getFirst().text()).contains("rotation = true");
  }

  @Test
  void aChangeOfASharedModuleNamesWhoIsChangedAsWell() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "module \"one\" {\n  source = \"./keys\"\n}\n\nmodule \"two\" {\n  source ="
                        + " \"./keys\"\n}\n",
                    "keys/main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.others()).containsExactly("module.two", "stack envs/prod");
    assertThat(fix.proof()).endsWith("good for module.two", "not tried for stack envs/prod");
  }

  @Test
  void aFixThatMakesAnotherCallerWorseIsAHint() {
    String module =
        """
        variable "short" { default = false }
        resource "aws_kms_key" "a" {
          deletion_window_in_days = 30
        }
        """;
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"one\" {\n  source = \"./keys\"\n}\n"
                    + "module \"two\" {\n  source = \"./keys\"\n  short  = true\n}\n",
                "keys/main.tf",
                module));
    Finding one =
        reviewed.findings().stream()
            .filter(finding -> finding.policy().equals(ROTATION))
            .filter(finding -> finding.resource().startsWith("module.one"))
            .findFirst()
            .orElseThrow();
    reviewed.fixes(ROTATION);
    Recipe recipe = Objects.requireNonNull(reviewed.maker().recipes().get(one.fingerprint()));
    SourceTree rotating =
        reviewed
            .tree()
            .with(
                "keys/main.tf",
                bytes(module.replace("= 30\n", "= 30\nenable_key_rotation = true\n")));
    SourceTree shorter =
        rotating.with(
            "keys/main.tf",
            bytes(Reviewed.text(rotating, "keys/main.tf").replace("= 30", "= var.short ? 3 : 30")));

    assertThat(reviewed.prover().prove(one, recipe, rotating, List.of("module.two")).steps())
        .last()
        .isEqualTo("good for module.two");
    assertThat(reviewed.prover().prove(one, recipe, shorter, List.of("module.two")))
        .isEqualTo(
            new Proof(
                false,
                List.of(
                    "parses",
                    "evaluates without new problems",
                    "the finding is gone",
                    "no new finding at or above medium; a lesser one comes with it:"
                        + " aws/kms/deletion-window on module.two.aws_kms_key.a",
                    "no replacement or destruction is predicted that was not before",
                    "the estimated cost does not change",
                    "written twice, it changes nothing more",
                    "failed: another caller of the code gets worse: aws/kms/deletion-window on"
                        + " module.two.aws_kms_key.a"),
                List.of()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anInstalledModuleIsNotEdited() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "module \"keys\" {\n  source = \"example/keys/aws\"\n}\n",
                    ".terraform/modules/modules.json",
                    "{\"Modules\":[{\"Key\":\"keys\",\"Source\":\"registry.terraform.io/example/keys/aws\",\"Version\":\"1.0.0\","
                        + "\"Dir\":\".terraform/modules/keys\"}]}",
                    ".terraform/modules/keys/main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.edits()).isEmpty();
  }

  @Test
  void aVariablesDefaultIsChangedWhereNothingElseIsGiven() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "variables.tf",
                    "variable \"rotation\" {\n  type    = bool\n  default = false\n}\n",
                    "main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n  enable_key_rotation = var.rotation\n}\n"))
            .fixes(ROTATION)
            .getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.file().equals("variables.tf"));
  }

  @Test
  void aModuleWithManyInstancesIsEditedOnce() {
    List<Fix> fixes =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "module \"keys\" {\n  source = \"./keys\"\n  count  = 2\n}\n",
                    "keys/main.tf",
                    "resource \"aws_kms_key\" \"a\" {\n}\n"))
            .fixes(ROTATION);

    assertThat(fixes).isNotEmpty().allMatch(Fix::verified);
    assertThat(fixes.stream().map(Fix::edits).distinct()).hasSize(1);
  }
}
