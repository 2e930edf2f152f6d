package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository with findings is adopted: only what is new is told. */
@Timeout(300)
class BaselineTest {
  private static final String OPEN =
      """
      provider "aws" {}
      resource "aws_efs_file_system" "%s" {
        encrypted = false
      }
      """;

  @TempDir static Path directory;
  private static Shell program;

  private Path repository = Path.of("");

  @BeforeAll
  static void start() throws Exception {
    program = Served.once().program();
  }

  @BeforeEach
  void make() throws Exception {
    repository = Files.createTempDirectory(directory, "shop");
  }

  @Test
  void whatIsThereIsHeldBackUntilItIsGoneAndWhatComesIsTold() throws Exception {
    Path main = repository.resolve("main.tf");
    Path baseline = repository.resolve(".plumbline-baseline.json");
    String only = "aws/efs/encryption";
    Files.writeString(main, OPEN.formatted("a"));
    String path = repository.toString();

    Program.Ended before = program.run("review", path, "--policy", only);
    Program.Ended created = program.run("baseline", "create", path, "--policy", only);
    Program.Ended again = program.run("baseline", "create", path, "--policy", only);
    Program.Ended held = program.run("review", path, "--policy", only);
    Files.writeString(main, OPEN.formatted("b"));
    Program.Ended renamed = program.run("review", path, "--policy", only);
    Program.Ended pruned = program.run("baseline", "prune", path, "--policy", only);

    assertThat(before.code()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(created.code()).as(created.err()).isZero();
    assertThat(created.err()).contains("1 finding held back by");
    assertThat(again.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(held.code()).isZero();
    assertThat(held.out()).contains("1 held back");
    assertThat(renamed.code()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(pruned.err())
        .contains("0 findings still there; 0 entries not decided and kept, 1 before");
    assertThat(baseline).hasContent("{\"version\": 1, \"findings\": [\n]}");
  }

  @Test
  void aBaselineOfAnotherNameIsTakenWhereItIsNamed() throws Exception {
    Files.writeString(repository.resolve("main.tf"), OPEN.formatted("a"));
    String path = repository.toString();
    String[] review = {"review", path, "--policy", "aws/efs/encryption", "--baseline", "old.json"};

    Program.Ended missing = program.run(review);
    program.run("baseline", "create", path, "--policy", "aws/efs/encryption");
    Files.move(repository.resolve(".plumbline-baseline.json"), repository.resolve("old.json"));
    Program.Ended named = program.run(review);
    Program.Ended unnamed = program.run("review", path, "--policy", "aws/efs/encryption");
    Program.Ended written = program.run("baseline", "update", path, "--baseline", "old.json");

    assertThat(missing.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(missing.err()).contains("there is no baseline old.json");
    assertThat(named.code()).as(named.out()).isZero();
    assertThat(named.out()).contains("1 held back");
    assertThat(unnamed.code()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(written.code()).isEqualTo(ExitCode.USAGE.code());
  }
}
