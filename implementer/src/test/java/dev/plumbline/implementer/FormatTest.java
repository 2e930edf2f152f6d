package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Together;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code terraform fmt} leaves as it is, it leaves so when all fixes are in it. */
class FormatTest {
  private static final Path WEBSHOP = Path.of("../examples/webshop");

  @Test
  void theSignsOfLinesThatSeveralFixesBringStandBelowOneAnother() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_db_instance" "orders" {
                  engine                  = "postgres"
                  backup_retention_period = 14 # days
                }
                """));
    List<Fix> fixes =
        Stream.of("aws/rds/deletion-protection", "aws/rds/iam-authentication")
            .flatMap(policy -> reviewed.fixes(policy).stream())
            .toList();

    Together together = together(reviewed, fixes);

    assertThat(fixes).hasSize(2).allMatch(Fix::verified);
    assertThat(together.fingerprints()).hasSize(2);
    assertThat(Reviewed.text(new Edits(together.edits()).applied(reviewed.tree()), "main.tf"))
        .isEqualTo(
            """
            resource "aws_db_instance" "orders" {
              engine                              = "postgres"
              backup_retention_period             = 14 # days
              iam_database_authentication_enabled = true
              deletion_protection                 = true
            }
            """);
  }

  @Test
  void theWebshopStaysFormattedWithAllItsFixes(@TempDir Path directory) throws Exception {
    assumeTrue(isInstalled(), "terraform is not installed");
    int joined = 0;
    for (String stack : List.of("buckets", "database", "network", "queues", "service")) {
      Reviewed reviewed =
          Reviewed.of(StackSpec.terraform(stack), webshop(), null, Budget.generous());
      Together together = together(reviewed, fixes(reviewed));
      joined += together.fingerprints().size();
      SourceTree after = new Edits(together.edits()).applied(reviewed.tree());
      for (String file : together.edits().stream().map(Edit::file).distinct().toList()) {
        Files.writeString(
            directory.resolve(stack + "-" + file.replace('/', '-')), Reviewed.text(after, file));
      }
    }

    Process process =
        new ProcessBuilder("terraform", "fmt", "-check", "-diff", "-no-color", ".")
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String difference = new String(process.getInputStream().readAllBytes());

    assertThat(joined).isGreaterThan(20);
    assertThat(difference).isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  private static SourceTree webshop() throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(WEBSHOP)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(WEBSHOP.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new SourceTree(files);
  }

  private static List<Fix> fixes(Reviewed reviewed) {
    List<Fix> fixes = new ArrayList<>();
    for (Finding finding : reviewed.findings()) {
      Optional<Fix> fix =
          reviewed
              .maker()
              .of(finding, Reviewed.ENGINE.catalogue().find(finding.policy()).getFirst());
      fix.ifPresent(fixes::add);
    }
    return fixes;
  }

  private static Together together(Reviewed reviewed, List<Fix> fixes) {
    return Objects.requireNonNull(reviewed.combined(fixes).together());
  }

  private static boolean isInstalled() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
  }
}
