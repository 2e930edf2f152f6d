package dev.plumbline.standalone;

import static dev.plumbline.standalone.Shop.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that show one side of a review, beside a running serve. */
@Timeout(300)
class ViewsTest {
  @TempDir static Path directory;
  private static Shell program;

  private Path shop;

  @BeforeAll
  static void start() throws Exception {
    program = Served.once().program();
  }

  @BeforeEach
  void commit() throws Exception {
    shop = Shop.committedIn(directory);
  }

  @Test
  void generatesTestsAndKeepsThemInStep() throws Exception {
    Path file = shop.resolve("database/tests/plumbline_properties.tftest.hcl");

    var shown = program.run("tests", shop.toString(), "--no-color");
    assertThat(file).doesNotExist();
    var applied = program.run("tests", shop.toString(), "--apply", "--no-color");
    String written = Files.readString(file);
    var again = program.run("tests", shop.toString(), "--apply", "--no-color");

    assertThat(shown.out())
        .contains("── database/tests/plumbline_properties.tftest.hcl ──")
        .contains("condition     = aws_db_instance.orders.storage_encrypted == true")
        .contains("not run");
    assertThat(applied.err()).contains("1 file written");
    assertThat(again.out()).contains("in step  database/tests/plumbline_properties.tftest.hcl");
    assertThat(again.err()).contains("nothing to write");
    assertThat(Files.readString(file)).isEqualTo(written);
  }

  @Test
  void tellsWhichCommittedTestAChangeBreaks() throws Exception {
    program.run("tests", shop.toString(), "--apply");
    try (Git git = Git.open(shop.toFile())) {
      git.add().addFilepattern(".").call();
      git.commit().setSign(false).setMessage("tests").call();
    }
    Files.writeString(
        shop.resolve("database/main.tf"),
        DATABASE.replace("storage_encrypted   = true", "storage_encrypted   = false"));

    var tests = program.run("tests", shop.toString(), "--base", "main", "--no-color");
    var markdown =
        program.run("review", shop.toString(), "--base", "main", "--soft-fail", "-o", "markdown");

    String told =
        "database/tests/plumbline_properties.tftest.hcl: run \"aws_db_instance_safeguards\" fails"
            + " after this change";
    assertThat(tests.out())
        .contains("fails  " + told)
        .contains("expected aws_db_instance.orders.storage_encrypted == true");
    assertThat(markdown.out()).contains("### Generated tests", "fails after this change");
  }

  @Test
  void holdsOtherScannersResultsAgainstOurs() throws Exception {
    String result =
        "{\"ruleId\": \"%s\", \"level\": \"error\", \"message\": {\"text\": \"Told.\"}, \"locations\": [{"
            + "\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"database/main.tf\"},"
            + " \"region\": {\"startLine\": 12, \"endLine\": 18}}}]}";
    Path sarif =
        Files.writeString(
            directory.resolve("other.sarif"),
            "{\"runs\": [{\"tool\": {\"driver\": {\"name\": \"Scan\"}}, \"results\": ["
                + result.formatted("CKV_AWS_17")
                + ", "
                + result.formatted("SCAN_9")
                + "]}]}");

    var text =
        program.run(
            "review", shop.toString(), "--sarif", sarif.toString(), "--soft-fail", "--no-color");
    var json = program.run("review", shop.toString(), "--sarif", sarif.toString(), "-o", "json");

    assertThat(text.out())
        .contains("high  Told.  Scan SCAN_9", "database/main.tf:12")
        .contains("Other scanners: 1 that only they report, 1 the same as ours");
    assertThat(json.out()).contains("\"standing\" : \"SAME\"");
  }

  @Test
  void playsLossesOnWhatIsConfigured() throws Exception {
    var text = program.run("scenarios", shop.toString(), "--no-color");
    var json = program.run("scenarios", shop.toString(), "-o", "json");
    var markdown = program.run("scenarios", shop.toString(), "-o", "markdown");

    assertThat(text.out())
        .contains("a zone is lost", "down       aws_db_instance.orders stands in one zone")
        .contains("the database aws_db_instance.orders is lost")
        .contains("gone       aws_db_instance.orders has no automated backups");
    assertThat(json.out()).contains("\"effect\" : \"NOT_RESTORED\"");
    assertThat(markdown.out()).contains("### … the queue `aws_sqs_queue.paid` is lost");
  }

  @Test
  void estimatesWhatAChangeCosts() throws Exception {
    String region = "provider \"aws\" {\n  region = \"us-east-1\"\n}\n";
    String sized = DATABASE.replace("  engine ", "  instance_class = \"db.acme.large\"\n  engine ");
    Files.writeString(shop.resolve("database/main.tf"), region + sized);
    Path prices =
        Files.writeString(
            directory.resolve("acme.csv"),
            "type,component,unit,price\n"
                + "aws_db_instance,\"Database instance (on-demand, Single-AZ, db.acme.large)\",hours,2\n");
    Path usage =
        Files.writeString(
            directory.resolve("usage.yaml"),
            "resource_usage:\n  aws_sqs_queue.paid: {monthly_requests: 2000000}\n");

    String[] cost = {
      "cost",
      shop.toString(),
      "--base",
      "main",
      "--prices",
      prices.toString(),
      "--usage",
      usage.toString()
    };
    var text =
        program.run(Stream.concat(Stream.of(cost), Stream.of("--no-color")).toArray(String[]::new));
    var json =
        program.run(Stream.concat(Stream.of(cost), Stream.of("-o", "json")).toArray(String[]::new));

    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("aws_db_instance.orders  from $1460.00  acme.csv")
        .contains("aws_sqs_queue.paid  $0.80 to $1.00  bundled list prices of ")
        .contains("never billed");
    JsonNode summary = Json.mapper().readTree(json.out()).path("summary");
    assertThat(summary.path("head").path("priced").asInt()).isEqualTo(2);
    assertThat(summary.path("books").asText()).contains("acme.csv; bundled list prices of 20");
  }

  @Test
  void drawsTheGraphInEachForm() throws Exception {
    String path = shop.toString();

    var text = program.run("graph", path, "--no-color");
    var dot = program.run("graph", path, "-o", "dot", "--stack", "database");
    var json = program.run("graph", path, "-o", "json");
    var svg = program.run("graph", path, "-o", "svg", "--stack", "database");
    var many = program.run("graph", path, "-o", "svg");

    assertThat(text.out()).contains("  aws_sqs_queue.paid\n    → aws_db_instance.orders\n");
    assertThat(dot.out())
        .startsWith("digraph plumbline {")
        .contains("\"database:aws_sqs_queue.paid\" -> \"database:aws_db_instance.orders\";")
        .doesNotContain("terraform_data.net");
    assertThat(Json.mapper().readTree(json.out()).at("/stacks").findValuesAsText("address"))
        .contains("aws_sqs_queue.paid", "terraform_data.net");
    assertThat(svg.out()).startsWith("<svg").contains("orders");
    assertThat(many.err()).contains("name it with --stack, one of database, network");
    assertThat(many.code()).isEqualTo(2);
  }

  @Test
  void writesDocumentsButNeverOverAPersonsOwn() throws Exception {
    Path docs = directory.resolve("docs");

    var first = program.run("docs", shop.toString(), "--into", docs.toString());
    var again = program.run("docs", shop.toString(), "--into", docs.toString());
    Files.writeString(docs.resolve("README.md"), "# Ours\n");
    var refused = program.run("docs", shop.toString(), "--into", docs.toString());

    assertThat(first.out()).isEqualTo("7 files in " + docs + "\n").isEqualTo(again.out());
    assertThat(docs.resolve("database/runbook.md")).content().startsWith("# Runbook: database");
    assertThat(docs.resolve("database/modules.md"))
        .content()
        .contains("- `aws_db_instance.orders`");
    assertThat(docs.resolve("database/architecture.svg")).content().startsWith("<svg");
    assertThat(refused.lines())
        .endsWith(
            "plumbline: "
                + docs.resolve("README.md")
                + " was not written by Plumbline; nothing was written: name another directory with"
                + " --into");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(docs.resolve("README.md")).hasContent("# Ours\n");
  }
}
