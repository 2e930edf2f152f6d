package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.read.HouseReader;
import dev.plumbline.policy.suppression.Exclusion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A repository parts with other tools, and keeps what it decided with them. */
@Timeout(300)
class ImportConfigTest {
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

  private Path repository = Path.of("");
  private Path settings = Path.of("");

  @BeforeEach
  void aRepositoryThatUsesAllOfThem() throws Exception {
    repository = Files.createDirectories(home.resolve("shop"));
    settings = repository.resolve(".plumbline.yaml");
    write(".checkov.yaml", "skip-check: [CKV_AWS_16, CKV_CUSTOM_7]\nskip-path: [sandbox/]\n");
    write(".trivyignore", "# accepted\nAVD-AWS-0086 exp:2030-01-31\n");
    write(".tflint.hcl", "rule \"terraform_required_version\" {\n  enabled = false\n}\n");
    write("kics.config", "{\"exclude-queries\": [\"65844ba3-03a1-40a8-b3dd-919f122e8c95\"]}\n");
    write(".cfnlintrc", "ignore_checks: [W3011]\n");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(repository.resolve(name), text);
  }

  private Program.Ended run(String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("import-config", repository.toString()));
    arguments.addAll(List.of(more));
    return program.run(arguments.toArray(String[]::new));
  }

  /** What reviews make of the settings. */
  private List<Exclusion> taken() throws Exception {
    var sources = SourceTree.ofText(Map.of(".plumbline.yaml", Files.readString(settings)));
    var house = HouseReader.read(SourceTree.EMPTY, sources, Catalogue.indexed());
    assertThat(house.problems()).isEmpty();
    return house.exclusions();
  }

  @Test
  void whatTheirFilesSkipIsSuppressedByOurIds() throws Exception {
    Program.Ended ended = run();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err()).contains("no policy answers to CKV_CUSTOM_7");
    assertThat(taken())
        .extracting(one -> one.suppression().id())
        .contains("aws/rds/encryption-at-rest", "practice/terraform/required-version", "*")
        .noneMatch(id -> id.startsWith("CKV"));
    assertThat(taken())
        .filteredOn(one -> one.suppression().id().equals("*"))
        .singleElement()
        .satisfies(one -> assertThat(one.files()).containsExactly("sandbox"));
    assertThat(taken())
        .filteredOn(one -> one.suppression().reason().contains("AVD-AWS-0086 in .trivyignore"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.suppression().until()).hasToString("2030-01-31"));
  }

  @Test
  void whatTheSettingsSayAlreadyStaysAsItIs() throws Exception {
    String before =
        "# ours\nbranches: [main]\nsuppressions:\n  # old\n  - policy: aws/s3/versioning\n"
            + "    reason: none\nignore: [x]\n";
    Files.writeString(settings, before);

    Program.Ended ended = run();

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readString(settings))
        .startsWith("# ours\nbranches: [main]\nsuppressions:\n  - policy: ")
        .endsWith("  # old\n  - policy: aws/s3/versioning\n    reason: none\nignore: [x]\n");
    assertThat(taken()).extracting(one -> one.suppression().id()).contains("aws/s3/versioning");
  }

  @Test
  void takingOverTwiceChangesNothing() throws Exception {
    run();
    String once = Files.readString(settings);

    Program.Ended again = run();

    assertThat(again.code()).isZero();
    assertThat(again.err()).contains("all of them are in");
    assertThat(Files.readString(settings)).isEqualTo(once);
  }

  @Test
  void aListThatIsWrittenInOneLineIsLeftToItsOwner() throws Exception {
    Files.writeString(settings, "suppressions: [{policy: aws/s3/versioning}]\n");

    Program.Ended ended = run();
    Program.Ended printed = run("--print");

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(settings).hasContent("suppressions: [{policy: aws/s3/versioning}]");
    assertThat(printed.out()).startsWith("suppressions:\n  - policy: ");
  }

  @Test
  void whereThereIsNothingToTakeOverItSaysSo() throws Exception {
    Path empty = Files.createDirectories(home.resolve("empty"));

    Program.Ended ended = program.run("import-config", empty.toString());

    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(ended.err()).contains("no file of another tool").contains(".trivyignore");
  }
}
