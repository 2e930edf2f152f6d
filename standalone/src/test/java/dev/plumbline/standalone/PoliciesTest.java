package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue on the command line. */
@Timeout(300)
class PoliciesTest {
  private static final Path PACK =
      Path.of(System.getProperty("project.root", ".."), "examples/pack")
          .toAbsolutePath()
          .normalize();

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
  void policiesAreListedByFrameworkAndOneThatNobodyNamesIsAnError() throws Exception {
    Program.Ended azure = program.run("policies", "list", "--framework", "cis-azure-1.3.0");
    Program.Ended unknown = program.run("policies", "list", "--framework", "cis-mainframe");

    assertThat(azure.code()).isZero();
    assertThat(azure.out().lines())
        .hasSizeGreaterThan(10)
        .allMatch(line -> line.contains("  azure/"));
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(unknown.err()).contains("cis-mainframe").contains("cis-azure-1.3.0");
  }

  @Test
  void theReferenceIsWrittenButNeverOverAPageWrittenByHand() throws Exception {
    Path into = home.resolve("pages");

    Program.Ended written = program.run("policies", "reference", "--into", into.toString());
    Files.writeString(into.resolve("aws/kms.md"), "by hand");
    Program.Ended refused = program.run("policies", "reference", "--into", into.toString());

    assertThat(written.code()).isZero();
    assertThat(written.out()).contains(" pages in " + into);
    assertThat(into.resolve("README.md")).content().contains("[s3](aws/s3.md)");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(refused.lines()).hasSize(1);
    assertThat(refused.err()).contains("kms.md was not written by Plumbline");
    assertThat(into.resolve("aws/kms.md")).hasContent("by hand");
  }

  @Test
  void theExamplePackHoldsIsExplainedAndJudges() throws Exception {
    Program.Ended tested = program.run("policies", "test", PACK.toString());
    Program.Ended explained =
        program.run("policies", "explain", "acme/tags/required", "--pack", PACK.toString());
    Program.Ended reviewed =
        program.run(
            "review",
            PACK.resolveSibling("webshop").toString(),
            "--pack",
            PACK.toString(),
            "--policy",
            "acme/tags/required",
            "-o",
            "json");

    assertThat(tested.code()).isZero();
    assertThat(tested.out())
        .contains("ok       2 bad   2 good  acme/tags/required")
        .endsWith("2 policies, 6 examples, all hold\n");
    assertThat(explained.out()).contains("required (list): Tags that have to be there.");
    assertThat(reviewed.out()).contains("lacks one of the tags [team, cost-centre]");
  }

  @Test
  void aConditionThatAnAbsentAttributeLeavesOpenIsWarnedOfButThePackHolds() throws Exception {
    Path policies = Files.createDirectories(home.resolve("ours/policies/acme"));
    String text = Files.readString(PACK.resolve("policies/acme/s3/named-by-team.yaml"));
    Files.writeString(policies.resolve("name.yaml"), text.replaceAll("(?m)^absent: .*\n", ""));
    String pack = home.resolve("ours").toString();

    Program.Ended tested = program.run("policies", "test", pack);
    Program.Ended reviewed =
        program.run("review", PACK.resolveSibling("webshop").toString(), "--pack", pack);

    assertThat(tested.code()).isZero();
    assertThat(tested.err())
        .contains(
            "ours/policies/acme/name.yaml:11:8: No verdict. Where aws_s3_bucket.bucket is absent");
    assertThat(reviewed.err()).doesNotContain("No verdict");
  }

  @Test
  void aBrokenPackIsToldWithFileLineAndRemedyAndIsNeverLeftOutOfAReview() throws Exception {
    Path policies = Files.createDirectories(home.resolve("ours/policies/acme"));
    String text = Files.readString(PACK.resolve("policies/acme/s3/named-by-team.yaml"));
    Files.writeString(
        policies.resolve("name.yaml"), text.replace("resource.bucket.", "resource.buket."));
    String pack = home.resolve("ours").toString();

    Program.Ended misspelt = program.run("policies", "test", pack);
    Files.writeString(
        policies.resolve("name.yaml"), text.replace("\"orders\"\n", "\"acme-orders\"\n"));
    Program.Ended failing = program.run("policies", "test", pack);
    Files.writeString(
        policies.resolve("name.yaml"), text.replace("severity: low", "severity: grave"));
    Program.Ended refused =
        program.run("review", PACK.resolveSibling("webshop").toString(), "--pack", pack);

    assertThat(misspelt.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(misspelt.err())
        .contains(
            "ours/policies/acme/name.yaml:11:8: Unknown name. aws_s3_bucket has no attribute buket;"
                + " did you mean \"bucket\"?");
    assertThat(failing.code()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(failing.out())
        .contains("FAILED   1 bad   1 good  acme/name")
        .contains("bad 1 is not found");
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(refused.err()).contains("ours/policies/acme/name.yaml:3:11: Unknown severity");
  }
}
