package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that show one side of a review, or operate a pipeline, beside a running serve. */
@Timeout(300)
class ViewsTest {
  private static final String NETWORK =
      """
      terraform {
        required_version = ">= 1.6"

        backend "s3" {
          bucket = "state"
          key    = "%s"
          region = "eu-west-1"
        }
      }

      """;
  private static final String DATABASE =
      NETWORK.formatted("database")
          + """
          # Orders of all customers.
          resource "aws_db_instance" "orders" {
            identifier          = "orders"
            engine              = "postgres"
            username            = "shop"
            publicly_accessible = true
            storage_encrypted   = true
          }

          resource "aws_sqs_queue" "paid" {
            name = aws_db_instance.orders.identifier
          }
          """;

  @TempDir static Path directory;
  private static Path home;
  private static Serve serve;
  private static Shell program;

  private Path shop;

  @BeforeAll
  static void start() throws Exception {
    home = Files.createDirectory(directory.resolve("home"));
    serve = Serve.start(Program.in(home), home);
    program = Shell.in(home);
  }

  @AfterAll
  static void stop() {
    program.close();
    serve.close();
  }

  @BeforeEach
  void commit() throws Exception {
    shop = Files.createTempDirectory(directory, "shop").toRealPath();
    Files.createDirectory(shop.resolve("database"));
    Files.writeString(shop.resolve("database/main.tf"), DATABASE);
    Files.createDirectory(shop.resolve("network"));
    Files.writeString(
        shop.resolve("network/main.tf"),
        NETWORK.formatted("network") + "resource \"terraform_data\" \"net\" {}\n");
    try (Git git = Git.init().setInitialBranch("main").setDirectory(shop.toFile()).call()) {
      StoredConfig config = git.getRepository().getConfig();
      config.setString("user", null, "name", "Ada");
      config.setString("user", null, "email", "ada@example.org");
      config.save();
      git.add().addFilepattern(".").call();
      git.commit().setSign(false).setMessage("first").call();
    }
  }

  @Test
  void aServeIsFoundByTheCommandsThatOperateIt() throws Exception {
    var plan = program.run("topics", "plan");
    var published = program.run("publish", shop.toString());

    assertThat(plan.out()).isEqualTo("the topics are as declared\n");
    assertThat(plan.code()).isZero();
    assertThat(published.err())
        .endsWith(serve.dashboard() + "/reviews/" + published.out().strip() + "\n");
  }

  @Test
  void aPackIsHonouredBesideAServeThatHasNone() throws Exception {
    Path pack = Files.createDirectories(directory.resolve("acme"));
    Files.writeString(
        pack.resolve("pack.yaml"), "policies:\n  - policy: aws/*\n    level: \"off\"\n");

    var ended = program.run("review", shop.toString(), "-q", "--pack", pack.toString());

    assertThat(ended.err())
        .isEqualTo(
            "plumbline: with --pack, reviewed here and not by the 'plumbline serve' of process "
                + serve.pid()
                + "\n");
    assertThat(ended.out()).contains("PASS");
  }

  @Test
  void saysOfAnEmptyCommitThatItTouchesNoStackAndTakesTheTimeFromTheStartOn() throws Exception {
    try (Git git = Git.open(shop.toFile())) {
      git.commit().setSign(false).setAllowEmpty(true).setMessage("nothing").call();
    }
    Path json = directory.resolve("nothing.json");
    Instant begun = Instant.now();

    var ended =
        Program.in(home)
            .run("review", shop.toString(), "--base", "HEAD~1", "--no-color", "-o", "json=" + json);

    double waited = seconds(begun, Instant.now());
    JsonNode report = Json.mapper().readTree(Files.readString(json));
    double reviewed =
        seconds(
            Instant.parse(report.get("startedAt").asText()),
            Instant.parse(report.get("endedAt").asText()));
    var said =
        Pattern.compile("PASS  the change touches no stack  \\(([0-9.]+) s\\)")
            .matcher(ended.out());
    assertThat(ended.err()).contains("touches no stack of " + shop);
    assertThat(said.find()).as(ended.out()).isTrue();
    assertThat(Double.parseDouble(said.group(1)))
        .as("the start of the program is more than a rounding")
        .isBetween(reviewed + 0.1, waited + 0.1);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  @Test
  void writesFixesInSeveralFormsAtOnce() throws Exception {
    Path patch = directory.resolve("fixes.patch");
    Path json = directory.resolve("fixes.json");

    var ended =
        program.run(
            "fix",
            shop.toString(),
            "--policy",
            "aws/rds/public-access",
            "-o",
            "text",
            "-o",
            "patch=" + patch,
            "-o",
            "json=" + json);

    assertThat(ended.out()).contains("1 verified fix");
    assertThat(patch).content().startsWith("--- a/database/main.tf");
    assertThat(Json.mapper().readTree(Files.readString(json)).at("/stacks/0/fixes")).hasSize(1);
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
        "{\"ruleId\": \"%s\", \"level\": \"error\", \"message\": {\"text\": \"Told.\"},"
            + " \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\":"
            + " \"database/main.tf\"}, \"region\": {\"startLine\": 12, \"endLine\": 18}}}]}";
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
                + "aws_db_instance,\"Database instance (on-demand, Single-AZ,"
                + " db.acme.large)\",hours,2\n");
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
  void predictsWhatAChangeDoes() throws Exception {
    Files.writeString(
        shop.resolve("database/main.tf"), DATABASE.replace("\"orders\"\n", "\"orders2\"\n"));

    var text = program.run("plan", shop.toString(), "--base", "main", "--no-color");
    var json = program.run("plan", shop.toString(), "--base", "main", "-o", "json");

    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("── database ──", "aws_db_instance.orders", "identifier: orders → orders2")
        .contains("roll back  ")
        .doesNotContain("── network ──");
    JsonNode plan = Json.mapper().readTree(json.out());
    assertThat(plan.at("/stacks/0/changes").findValuesAsText("address"))
        .contains("aws_db_instance.orders");
    assertThat(plan.at("/stacks/0/comparable").asBoolean()).isTrue();
  }

  @Test
  void saysFirstThatTheChangedCodeCantBePlannedAndNamesAllErrors() throws Exception {
    Files.writeString(
        shop.resolve("database/main.tf"),
        DATABASE.replace("\"orders\"\n", "var.gone\n")
            + "output \"x\" {\n  value = var.other\n}\n");

    var plan = program.run("plan", shop.toString(), "--base", "main", "--no-color");
    var strict = program.run("plan", shop.toString(), "--base", "main", "--strict");

    assertThat(plan.out())
        .startsWith("! database: the changed code can't be planned as it stands (2 errors)")
        .containsSubsequence("error  database/main.tf:", "error  database/main.tf:", "── database");
    assertThat(plan.code()).isZero();
    assertThat(strict.code()).isEqualTo(ExitCode.INCOMPLETE.code());
  }

  @Test
  void mergesARealPlanAndTellsWhereItPartsFromThePrediction() throws Exception {
    Files.writeString(
        shop.resolve("network/main.tf"),
        NETWORK.formatted("network") + "resource \"terraform_data\" \"net\" {\n  input = 1\n}\n");
    Path real = Files.writeString(directory.resolve("real.json"), REAL_PLAN);
    String handedIn = real + "=network";

    var text =
        program.run("plan", shop.toString(), "--base", "main", "--plan", handedIn, "--no-color");
    var json =
        program.run(
            "plan", shop.toString(), "--base", "main", "--plan", real.toString(), "-o", "json");
    var wrong = program.run("plan", shop.toString(), "--base", "main", "--plan", real + "=other");
    var none = program.run("review", shop.toString(), "--plan", shop + "/network/main.tf");

    assertThat(text.out())
        .contains("real plan real.json: 0 of 1 resource as predicted")
        .contains("terraform_data.net: predicted update, planned replace")
        .contains("replace  terraform_data.net");
    JsonNode plan = Json.mapper().readTree(json.out());
    assertThat(plan.at("/stacks/0/supplied/differences/0/planned").asText()).isEqualTo("REPLACE");
    assertThat(plan.at("/actions/replace").asInt()).isEqualTo(1);
    assertThat(wrong.lines())
        .containsExactly(
            "plumbline: the plan real.json is of no stack under review: other; the Terraform stacks"
                + " under review are network");
    assertThat(none.lines())
        .singleElement()
        .asString()
        .startsWith(
            "plumbline: "
                + shop
                + "/network/main.tf is no plan; write one with: terraform show -json PLANFILE > "
                + shop
                + "/network/main.tf, or: aws cloudformation describe-change-set");
    assertThat(none.code()).isEqualTo(2);
  }

  private static final String REAL_PLAN =
      """
      {"format_version": "1.2", "complete": true,
       "planned_values": {"root_module": {"resources": [
         {"address": "terraform_data.net", "mode": "managed", "type": "terraform_data",
          "name": "net", "values": {"input": 1}}]}},
       "resource_changes": [
         {"address": "terraform_data.net", "mode": "managed", "type": "terraform_data",
          "name": "net", "change": {"actions": ["delete", "create"],
          "replace_paths": [["triggers_replace"]]}}]}
      """;

  @Test
  void aDestructionPassesOnlyWhenTheChangeTakesItOn() throws Exception {
    String path = shop.toString();
    String[] review = {"review", path, "--base", "main", "--fail-on", "critical", "--no-color"};
    Files.delete(shop.resolve("database/main.tf"));
    Path settings = shop.resolve(".plumbline.yaml");
    String said =
        "acknowledgements:\n- {stack: database, address: aws_db_instance.orders, owner: shop,"
            + " action: destroy, reason: moved to Aurora}\n"
            + "- {stack: database, address: aws_sqs_queue.paid, reason: moved with it}\n";

    var silent = program.run(review);
    Files.writeString(settings, said.replace("destroy", "replace"));
    var otherwise = program.run(review);
    Files.writeString(settings, said.replace("{stack: database", "{stack: databse"));
    var misspelt = program.run(review);
    Files.writeString(settings, said);
    var taken = program.run(review);
    var plan = program.run("plan", path, "--base", "main", "--no-color");

    assertThat(silent.code()).as(silent.out()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(silent.out()).contains("2 dangers, 2 to acknowledge");
    assertThat(silent.out())
        .contains(
            "acknowledge  aws_db_instance.orders",
            "if it is meant: in .plumbline.yaml, below acknowledgements: - {stack: 'database'");
    assertThat(otherwise.out())
        .contains("2 dangers, 1 to acknowledge")
        .contains("aws_db_instance.orders: takes nothing on: what it names is lost, but not by");
    assertThat(otherwise.code()).as(otherwise.out()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(misspelt.code()).as(misspelt.out()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(misspelt.out() + misspelt.err())
        .contains("acknowledgements for databse take nothing on: there is no such stack");
    assertThat(taken.code()).as(taken.out()).isZero();
    assertThat(plan.out()).contains("acknowledged  aws_db_instance.orders: moved to Aurora (shop)");
  }

  @Test
  void needsTwoStatesToPredict() throws Exception {
    var ended = program.run("plan", shop.toString());

    assertThat(ended.lines())
        .containsExactly(
            "plumbline: a plan compares two states: name the one that is applied, as in --base"
                + " origin/main");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void showsFixesAndWritesNothing() throws Exception {
    var ended = program.run("fix", shop.toString(), "--no-color");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("fix   aws/rds/public-access  aws_db_instance.orders", "proved together: parses")
        .containsPattern("(?m)^-  publicly_accessible = true$")
        .containsPattern("(?m)^\\+  publicly_accessible += false$");
    assertThat(shop.resolve("database/main.tf")).hasContent(DATABASE);
  }

  @Test
  void writesFixesThatAReviewThenNoLongerAsksFor() throws Exception {
    String policy = "aws/rds/public-access";

    var applied = program.run("fix", shop.toString(), "--policy", policy, "--apply", "-o", "patch");
    var again = program.run("review", shop.toString(), "--policy", policy, "-q");

    assertThat(applied.lines())
        .endsWith("plumbline: 1 fix in 1 file written; 'git diff' shows them");
    assertThat(Files.readString(shop.resolve("database/main.tf")))
        .isEqualTo(DATABASE.replace("publicly_accessible = true", "publicly_accessible = false"));
    assertThat(applied.out()).startsWith("--- a/database/main.tf\n+++ b/database/main.tf\n");
    assertThat(again.code()).isZero();
  }

  @Test
  void showsOfAChangeWhatItBringsAndTheRestWhereThatIsAskedFor() throws Exception {
    Files.writeString(
        shop.resolve("database/main.tf"),
        DATABASE
            + """

            resource "aws_db_instance" "audit" {
              identifier          = "audit"
              engine              = "postgres"
              username            = "audit"
              publicly_accessible = true
              storage_encrypted   = true
            }
            """);
    String path = shop.toString();

    var review = program.run("review", path, "--base", "main", "--no-color");
    var all = program.run("review", path, "--base", "main", "--existing", "--no-color");
    var fix = program.run("fix", path, "--base", "main", "--no-color");
    var fixAll = program.run("fix", path, "--base", "main", "--existing", "--no-color");

    assertThat(review.err())
        .containsPattern(
            "reviewed by the 'plumbline serve' of process \\d+, in the dashboard at "
                + serve.dashboard()
                + "/reviews/\\w+\n");
    assertThat(review.out())
        .contains("aws/rds/public-access", "aws_db_instance.audit")
        .containsPattern("\\d+ existing findings are not listed: --existing")
        .containsPattern("FAIL  \\d+ new \\(.*\\), \\d+ existing, 1 blocking in 1 stack")
        .contains("blocked by 1 critical in database")
        .doesNotContain("aws_db_instance.orders\n");
    assertThat(all.out()).contains("aws/rds/public-access  existing", "aws_db_instance.orders\n");
    assertThat(fix.out())
        .contains("fix   aws/rds/public-access  aws_db_instance.audit")
        .doesNotContain("aws_db_instance.orders\n", "severity info");
    assertThat(fixAll.out())
        .contains("fix   aws/rds/public-access  aws_db_instance.audit")
        .contains("fix   aws/rds/public-access  aws_db_instance.orders");
  }

  @Test
  void tellsWhoPublishesWhereToLookAndWhoSubscribesWhenAndWhatHappened() throws Exception {
    var published = program.run("publish", shop.toString());
    program.run("review", shop.toString(), "-q");
    var findings =
        program.run(
            "findings", "--repository", shop.toString(), "--policy", "aws/rds/public-access");

    assertThat(published.out()).matches("[0-9a-f]{32}\n");
    assertThat(published.err())
        .containsPattern("in the dashboard at " + serve.dashboard() + "/reviews/\\w+\n");
    assertThat(findings.out())
        .containsPattern(
            "(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  new  critical  aws/rds/public-access "
                + " "
                + Pattern.quote(shop + "/database@working-tree"));
  }

  @Test
  void takesNoOptionThatChangesNothing() throws Exception {
    var ended = program.run("fix", shop.toString(), "--existing");

    assertThat(ended.lines())
        .containsExactly(
            "plumbline: --existing goes with --base; without it, everything is looked at in any"
                + " case");
    assertThat(ended.code()).isEqualTo(2);
  }

  @Test
  void showsNoCredentialBesideAFixButLeavesItInAPatch() throws Exception {
    Files.writeString(
        shop.resolve("database/main.tf"),
        DATABASE.replace(
            "publicly_accessible = true",
            "password            = \"correct-horse-battery\"\n  publicly_accessible = true"));
    String policy = "aws/rds/public-access";

    var shown = program.run("fix", shop.toString(), "--policy", policy, "--no-color");
    var patch = program.run("fix", shop.toString(), "--policy", policy, "-o", "patch");

    assertThat(shown.out())
        .contains("+  publicly_accessible = false", "password")
        .doesNotContain("correct-horse-battery");
    assertThat(patch.out()).contains("   password            = \"correct-horse-battery\"\n");
  }

  @Test
  void writesFixesAsSuggestionsForAReview() throws Exception {
    var ended =
        program.run(
            "fix", shop.toString(), "--policy", "aws/rds/public-access", "-o", "suggestions");

    JsonNode review = Json.mapper().readTree(ended.out());
    assertThat(ended.code()).isZero();
    assertThat(review.path("comments")).hasSize(1);
    assertThat(review.at("/comments/0/path").asText()).isEqualTo("database/main.tf");
    assertThat(review.at("/comments/0/body").asText())
        .isEqualTo("```suggestion\n  publicly_accessible = false\n```");
  }

  @Test
  void commitsFixesOnANewBranchAndLeavesTheWorkingTreeAlone() throws Exception {
    String edited = DATABASE + "# being edited\n";
    Files.writeString(shop.resolve("database/main.tf"), edited);

    var ended =
        program.run(
            "fix", shop.toString(), "--policy", "aws/rds/public-access", "--branch", "safe");
    var twice =
        program.run(
            "fix", shop.toString(), "--policy", "aws/rds/public-access", "--branch", "safe");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("1 fix in 1 file committed as ");
    assertThat(shop.resolve("database/main.tf")).hasContent(edited);
    try (Git git = Git.open(shop.toFile())) {
      Repository repository = git.getRepository();
      assertThat(repository.getBranch()).isEqualTo("main");
      assertThat(text(repository, "safe", "database/main.tf"))
          .isEqualTo(DATABASE.replace("publicly_accessible = true", "publicly_accessible = false"));
      assertThat(text(repository, "safe", "network/main.tf"))
          .isEqualTo(Files.readString(shop.resolve("network/main.tf")));
      try (var walk = new RevWalk(repository)) {
        RevCommit made = walk.parseCommit(repository.resolve("safe"));
        assertThat(made.getAuthorIdent().getName()).isEqualTo("Ada");
        assertThat(made.getFullMessage()).contains("- database: aws/rds/public-access");
        assertThat(made.getParent(0)).isEqualTo(repository.resolve("main"));
      }
    }
    assertThat(twice.lines())
        .containsExactly("plumbline: the branch safe is there already; name another one");
    assertThat(twice.code()).isEqualTo(2);
  }

  @Test
  void refusesToWriteWhereThereIsNoWorkingTree() throws Exception {
    var commit = program.run("fix", shop.toString(), "--head", "main", "--apply");
    var both = program.run("fix", shop.toString(), "--apply", "--branch", "x");

    assertThat(commit.lines())
        .containsExactly(
            "plumbline: --apply writes into a working tree; leave --head out and give a path");
    assertThat(commit.code()).isEqualTo(2);
    assertThat(both.code()).isEqualTo(2);
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

  @Test
  void rebuildsTheTablesFromTheTopics() throws Exception {
    program.run("review", shop.toString(), "-q");
    var before = serve.reviews();

    var rebuilt = program.run("projection", "rebuild");

    assertThat(rebuilt.err()).isEmpty();
    assertThat(rebuilt.out()).matches("read again from [1-9]\\d* records\n");
    assertThat(before.findValuesAsText("repository")).contains(shop.toString());
    assertThat(serve.reviews()).isEqualTo(before);
  }

  @Test
  void removesOnlyArtifactsThatNoRecordCanName() throws Exception {
    program.run("review", shop.toString(), "-q");
    Path artifacts = home.resolve(".plumbline/artifacts");
    long kept = count(artifacts);
    Path old = Files.createDirectories(artifacts.resolve("aa")).resolve("a".repeat(64));
    Files.writeString(old, "old");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(101))));
    Path young = artifacts.resolve("aa").resolve("b".repeat(64));
    Files.writeString(young, "young");
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofDays(99))));

    var cleaned = program.run("artifacts", "clean");
    var tooSoon = program.run("artifacts", "clean", "--set", "artifacts.retention=20d");

    assertThat(cleaned.out()).isEqualTo("1 artifact older than 100 days removed, 0 KiB\n");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(count(artifacts)).isEqualTo(kept + 1);
    assertThat(tooSoon.err()).contains("artifacts.retention is 20d, shorter than the 90d");
    assertThat(tooSoon.code()).isEqualTo(2);
  }

  private static long count(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static String text(Repository repository, String branch, String path) throws IOException {
    try (var walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(repository.resolve(branch));
      try (TreeWalk at = TreeWalk.forPath(repository, path, commit.getTree())) {
        return new String(
            repository.open(at.getObjectId(0)).getBytes(), java.nio.charset.StandardCharsets.UTF_8);
      }
    }
  }
}
