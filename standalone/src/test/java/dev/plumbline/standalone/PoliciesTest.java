package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The catalogue on the command line. */
@Timeout(300)
class PoliciesTest {
  @TempDir Path home;

  @Test
  void policiesAreListedByFrameworkAndOneThatNobodyNamesIsAnError() throws Exception {
    var program = Program.in(home);

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
    var program = Program.in(home);

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
}
