package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a person runs it: a real broker, six services, an example repository. */
@Timeout(300)
class ReviewTest {
  private static final Path EXAMPLE =
      Path.of(Objects.requireNonNull(System.getProperty("project.root")), "examples", "webshop");

  @TempDir Path directory;

  @Test
  void reviewsTheExampleAndFailsForItsFaults() throws IOException {
    Path sarif = directory.resolve("findings.sarif");

    int code = run("review", EXAMPLE.toString(), "--quiet", "-o", "text", "-o", "sarif=" + sarif);

    var results = Json.mapper().readTree(Files.readAllBytes(sarif)).at("/runs/0/results");
    var places =
        results.findValuesAsText("uri").stream()
            .map(uri -> uri.replaceFirst(".*webshop/", ""))
            .toList();
    assertThat(code).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(results.findValuesAsText("ruleId"))
        .contains(
            "aws/rds/public-access",
            "aws/rds/encryption-at-rest",
            "aws/ec2/security-group-admin-ports",
            "aws/sqs/public-policy",
            "aws/elb/http-listener");
    assertThat(places)
        .contains("database/main.tf", "network/main.tf", "queues/main.tf", "service/main.tf");
  }

  @Test
  void passesARepositoryWithoutFaults() throws IOException {
    Path quiet = Files.createDirectory(directory.resolve("quiet"));
    Files.writeString(
        quiet.resolve("main.tf"),
        """
        terraform {
          required_version = ">= 1.6"

          backend "s3" {
            bucket = "state"
            key    = "quiet"
            region = "eu-west-1"
          }
        }

        resource "terraform_data" "one" {
          input = "nothing to say"
        }
        """);

    int code = run("review", quiet.toString(), "--quiet");

    assertThat(code).isEqualTo(ExitCode.OK.code());
  }

  @Test
  void saysThatNothingWasReviewedWhereThereIsNoStack() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    Path json = directory.resolve("empty.json");
    Path comment = directory.resolve("empty.md");
    Program program = Program.in(Files.createDirectory(directory.resolve("home")));
    String path = empty.toString();

    var ended =
        program.run(
            "review", path, "-o", "text", "-o", "json=" + json, "-o", "markdown=" + comment);
    var strict = program.run("review", path, "--strict", "-q");

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("NOTHING REVIEWED").doesNotContain("PASS");
    assertThat(Json.mapper().readTree(Files.readAllBytes(json)).at("/verdict").asText())
        .isEqualTo("nothing_reviewed");
    assertThat(Files.readString(comment)).contains("nothing was reviewed");
    assertThat(strict.code()).isEqualTo(ExitCode.INCOMPLETE.code());
  }

  @Test
  void tellsErrorsBeforeFindingsAndWhichProvidersNoPolicyKnows() throws Exception {
    Path broken = Files.createDirectory(directory.resolve("broken"));
    Files.writeString(
        broken.resolve("main.tf"),
        """
        provider "aws" {}

        resource "alicloud_oss_bucket" "logs" {
          bucket = "logs"
        }

        resource "aws_sqs_queue" "jobs" {
          name                    = "jobs"
          sqs_managed_sse_enabled = false
        }
        """);
    Files.writeString(broken.resolve("worse.tf"), "locals {\n  a =\n}\n");

    var ended =
        Program.in(Files.createDirectory(directory.resolve("home")))
            .run("review", broken.toString(), "--no-color");

    assertThat(ended.out())
        .containsSubsequence(
            "── .", "error  worse.tf:2", "aws/sqs/encryption", "'# plumbline:ignore ID")
        .contains("1 resource of alicloud: no policies for this provider");
  }

  /** Long before the review's deadline of ten minutes. */
  @Test
  @Timeout(300)
  void saysWhichStackIsOverItsLimitAndReviewsTheOthers() throws IOException {
    Path json = directory.resolve("report.json");
    for (String file : List.of("small/main.tf", "large/main.tf", "large/a.tf", "large/b.tf")) {
      Path path = directory.resolve("repository").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "provider \"aws\" {}\n");
    }

    int code =
        run(
            "review",
            directory.resolve("repository").toString(),
            "--strict",
            "--quiet",
            "--set",
            "review.stack-files=2",
            "-o",
            "json=" + json);

    var report = Json.mapper().readTree(Files.readAllBytes(json));
    assertThat(code).isEqualTo(ExitCode.INCOMPLETE.code());
    assertThat(report.at("/stacks").findValuesAsText("name")).contains("small");
    assertThat(report.at("/incomplete")).hasSize(1);
    assertThat(report.at("/incomplete/0/stack").asText()).isEqualTo("large");
    assertThat(report.at("/incomplete/0/reason").asText())
        .contains("3 files, more than the 2 that review.stack-files allows");
  }

  @Test
  void tellsFortyInstancesOfOneModuleBlockAsOneFinding() throws Exception {
    Path forty = directory.resolve("forty");
    Files.createDirectories(forty.resolve("topic"));
    Files.writeString(
        forty.resolve("main.tf"),
        """
        module "topic" {
          source   = "./topic"
          for_each = toset([for i in range(40) : "team-${i}"])
          name     = each.key
        }
        """);
    Files.writeString(
        forty.resolve("topic/main.tf"),
        """
        variable "name" {
          type = string
        }

        resource "aws_sqs_queue" "this" {
          name                    = var.name
          sqs_managed_sse_enabled = false
        }
        """);
    Path json = directory.resolve("forty.json");
    Path sarif = directory.resolve("forty.sarif");
    Path comment = directory.resolve("forty.md");

    var ended =
        Program.in(Files.createDirectory(directory.resolve("home")))
            .run(
                "review",
                forty.toString(),
                "--policy",
                "aws/sqs/encryption",
                "-o",
                "text",
                "-o",
                "json=" + json,
                "-o",
                "sarif=" + sarif,
                "-o",
                "markdown=" + comment);

    assertThat(ended.out())
        .containsOnlyOnce("aws/sqs/encryption")
        .contains("and 39 more: module.topic[\"team-1")
        .contains("1 finding (1 medium) in 40 instances");
    var report = Json.mapper().readTree(Files.readAllBytes(json));
    assertThat(report.at("/tally/open").toString()).isEqualTo("{\"medium\":1}");
    assertThat(report.at("/tally/instances").asInt()).isEqualTo(40);
    assertThat(new HashSet<>(report.at("/stacks/0/findings").findValuesAsText("fingerprint")))
        .hasSize(40);
    var results = Json.mapper().readTree(Files.readAllBytes(sarif)).at("/runs/0/results");
    assertThat(results).hasSize(1);
    assertThat(results.at("/0/locations")).hasSize(40);
    assertThat(Files.readString(comment))
        .containsOnlyOnce("**medium**")
        .contains("40 instances\\)");
  }

  @Test
  void saysInOneLineWhatIsWrongWithTheCommandLine() {
    assertThat(run("review", directory.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(run("review", EXAMPLE.toString(), "--policy", "CKV_NOBODY_1")).isEqualTo(2);
    assertThat(run("review", EXAMPLE.toString(), "-o", "yaml")).isEqualTo(2);
    assertThat(run("review", EXAMPLE.toString(), "--bootstrap-servers", "127.0.0.1:1"))
        .isEqualTo(4);
  }

  /** Apart from a 'serve' that whoever runs the tests may have. */
  private int run(String... arguments) {
    var apart = new ArrayList<>(List.of(arguments));
    apart.addAll(List.of("--set", "state.directory=" + directory.resolve("state")));
    return Main.run(apart.toArray(String[]::new));
  }
}
