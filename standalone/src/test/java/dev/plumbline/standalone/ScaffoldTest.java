package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Code is completed and brought up to date by the real command. */
@Timeout(900)
class ScaffoldTest {
  private static final String STATE =
      """
      terraform {
        required_version = ">= 1.6"

        backend "s3" {
          bucket       = "state"
          key          = "live/%s.tfstate"
          use_lockfile = true
        }
      }

      resource "terraform_data" "a" {}
      """;
  private static final String APP =
      """
      variable "name" {
        type    = "string"
        default = "a"
      }

      resource "terraform_data" "a" {
        input = ["${var.name}", var.zone]
      }
      """;

  @TempDir static Path shared;
  private static Shell program;

  @TempDir Path home;

  @BeforeAll
  static void start() throws Exception {
    program = Shell.in(shared);
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @Test
  void whatIsLackingIsShownThenWrittenAndThenNoMore() throws Exception {
    Path repository = Files.createDirectories(home.resolve("shop"));
    for (String other : new String[] {"net", "db"}) {
      Files.createDirectory(repository.resolve(other));
      Files.writeString(repository.resolve(other + "/main.tf"), STATE.formatted(other));
    }
    Path app = Files.createDirectory(repository.resolve("app"));
    Files.writeString(app.resolve("main.tf"), APP);
    Files.writeString(app.resolve("terraform.tfvars"), "zone = \"b\"\n");
    String path = repository.toRealPath().toString();

    var shown = program.run("fix", path, "--scaffold", "--leftovers", "--no-color");
    boolean untouched = Files.readString(app.resolve("main.tf")).equals(APP);
    var written = program.run("fix", path, "--scaffold", "--leftovers", "--apply");
    var again = program.run("fix", path, "--scaffold", "--leftovers", "--no-color");
    var both = program.run("fix", path, "--scaffold", "--policy", "aws/s3/versioning");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains("leftover/quoted-type  Write the types of variables without quotes")
        .contains("+++ b/app/versions.tf", "+variable \"zone\" {", "5 verified fixes")
        .contains("no resource and no output is predicted to change");
    assertThat(untouched).as("nothing is written before --apply").isTrue();
    assertThat(written.err()).contains("5 fixes in 2 files written");
    assertThat(app.resolve("main.tf"))
        .content()
        .contains("type    = string", "input = [var.name, var.zone]", "  type = string\n}");
    assertThat(app.resolve("versions.tf"))
        .content()
        .contains("required_version = \">= 1.6\"", "key          = \"live/app.tfstate\"");
    assertThat(again.out()).endsWith("0 verified fixes\n").doesNotContain("+++");
    assertThat(both.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(both.err()).contains("--scaffold looks at no findings");
  }
}
