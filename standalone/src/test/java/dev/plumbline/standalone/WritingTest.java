package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the real command writes into a working tree, and what it refuses to. */
@Timeout(900)
class WritingTest {
  @TempDir static Path shared;
  private static Shell program;

  @TempDir Path home;
  private Path repository;

  @BeforeAll
  static void start() throws Exception {
    program = Shell.in(shared);
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @BeforeEach
  void make() throws IOException {
    repository = Files.createDirectory(home.resolve("shop")).toRealPath();
  }

  @Test
  void twoEnvironmentsOfOneRootAreFixedOneAfterTheOtherWhereTheyWantDifferentLines()
      throws Exception {
    write(
        "main.tf",
        """
        variable "engine" {
          type = string
        }

        resource "aws_db_instance" "orders" {
          identifier = "orders"
          engine = var.engine
          instance_class = "db.t3.medium"
          allocated_storage = 20
          storage_encrypted = true
          username = "app"
          manage_master_user_password = true
        }
        """);
    write("dev.tfvars", "engine = \"mysql\"\n");
    write("prod.tfvars", "engine = \"postgres\"\n");

    var applied =
        program.run(
            "fix",
            repository.toString(),
            "--policy",
            "aws/rds/log-exports",
            "--policy",
            "aws/rds/deletion-protection",
            "--apply",
            "--no-color");

    assertThat(applied.code()).as(applied.err()).isZero();
    assertThat(applied.out())
        .contains("2 verified fixes, 2 hints")
        .contains(
            "verified, but another stack's fixes change the same lines: run the command again");
    assertThat(applied.err())
        .contains("2 fixes in 1 file written")
        .contains(
            "not written: the fixes of .@prod, which meet those of other stacks; run the command"
                + " again for them");
    assertThat(repository.resolve("main.tf"))
        .content()
        .containsOnlyOnce("deletion_protection")
        .containsOnlyOnce("enabled_cloudwatch_logs_exports");
  }

  @Test
  void nothingIsWrittenThroughALinkOutOfTheRepository(@TempDir Path outside) throws Exception {
    write(
        "main.tf",
        """
        variable "size" {
          type    = number
          default = 2

          validation {
            condition     = var.size > 0
            error_message = "Positive."
          }
        }

        resource "terraform_data" "a" {
          count = var.size
          input = "node-${count.index}"
        }
        """);
    Files.createSymbolicLink(repository.resolve("tests"), outside);

    var applied = program.run("tests", repository.toString(), "--apply", "--no-color");

    assertThat(applied.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(applied.err().lines())
        .contains(
            "plumbline: tests/plumbline_properties.tftest.hcl is reached through a link; nothing"
                + " was written");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aFixInJsonRepeatsNoPasswordInTheLinesThatItAligns() throws Exception {
    write(
        "main.tf",
        """
        resource "aws_db_instance" "orders" {
          identifier        = "orders"
          engine            = "postgres"
          instance_class    = "db.t3.medium"
          allocated_storage = 20
          storage_encrypted = true
          username          = "app"
          password          = "Tr0ub4dor-and-3"
        }
        """);
    String[] asked = {"--policy", "aws/rds/deletion-protection", "-o"};

    var json = program.run("fix", repository.toString(), asked[0], asked[1], asked[2], "json");
    var patch = program.run("fix", repository.toString(), asked[0], asked[1], asked[2], "patch");
    var review = program.run("review", repository.toString(), asked[0], asked[1], "-o", "json");

    assertThat(json.out()).contains("deletion_protection").doesNotContain("Tr0ub4dor");
    assertThat(review.out()).contains("deletion_protection").doesNotContain("Tr0ub4dor");
    assertThat(patch.out()).contains("+  password            = \"Tr0ub4dor-and-3\"");
  }

  @Test
  void noPasswordOfAnEnvironmentIsWrittenIntoATest() throws Exception {
    write(
        "main.tf",
        """
        variable "db_password" {
          type = string
        }

        output "dsn" {
          value = "postgres://app:${var.db_password}@db.example.com/orders"
        }

        output "size" {
          value = length(["a"])
        }
        """);
    write("prod.tfvars", "db_password = \"Tr0ub4dor-and-3\"\n");

    var applied = program.run("tests", repository.toString(), "--apply", "--no-color");

    assertThat(applied.code()).as(applied.err()).isZero();
    assertThat(applied.out()).contains("output.size == 1").doesNotContain("Tr0ub4dor");
    try (var files = Files.walk(repository.resolve("tests"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).content().doesNotContain("Tr0ub4dor"));
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = repository.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
