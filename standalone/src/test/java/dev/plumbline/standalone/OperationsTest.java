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
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that operate a pipeline, and reviews, beside a running serve. */
@Timeout(300)
class OperationsTest {
  @TempDir static Path directory;
  private static Path home;
  private static Serve serve;
  private static Shell program;

  private Path shop;

  @BeforeAll
  static void start() throws Exception {
    home = Served.once().home();
    serve = Served.once().serve();
    program = Served.once().program();
  }

  @BeforeEach
  void commit() throws Exception {
    shop = Shop.committedIn(directory);
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
            "(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ  new  critical  aws/rds/public-access  "
                + Pattern.quote(shop + "/database@working-tree"));
  }

  @Test
  void rebuildsTheTablesFromTheTopics() throws Exception {
    program.run("review", shop.toString(), "-q");
    var before = serve.reviews();

    var rebuilt = program.run("projection", "rebuild");

    assertThat(rebuilt.err()).isEmpty();
    assertThat(rebuilt.out())
        .matches(
            "the tables are emptied; the topics don't bring back what stands of stacks without a"
                + " review for 90 days, nor code lines older than 7 days\n"
                + "read again from [1-9]\\d* records\n");
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
}
