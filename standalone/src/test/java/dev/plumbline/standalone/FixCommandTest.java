package dev.plumbline.standalone;

import static dev.plumbline.standalone.Shop.DATABASE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fixes, as they are shown, written and committed. */
@Timeout(300)
class FixCommandTest {
  @TempDir static Path directory;
  private static Serve serve;
  private static Shell program;

  private Path shop;

  @BeforeAll
  static void start() throws Exception {
    serve = Served.once().serve();
    program = Served.once().program();
  }

  @BeforeEach
  void commit() throws Exception {
    shop = Shop.committedIn(directory);
  }

  @Test
  void showsFixesAndWritesNothing() throws Exception {
    var ended = program.run("fix", shop.toString(), "--no-color");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("fix   aws/rds/public-access  aws_db_instance.orders", "proved together: parses")
        .containsPattern(
            "(?m)^  fix   aws/rds/public-access  aws_db_instance.orders\\n"
                + " {8}Set publicly_accessible to false and reach the database through the VPC. From"
                + " then on nobody outside the VPC and what is connected with it reaches it\\.")
        .containsPattern("(?m)^-  publicly_accessible = true$")
        .containsPattern("(?m)^\\+  publicly_accessible += false$");
    assertThat(shop.resolve("database/main.tf")).hasContent(DATABASE);
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
