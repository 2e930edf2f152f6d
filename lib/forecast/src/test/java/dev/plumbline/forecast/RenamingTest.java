package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.forecast.drawn.Refactoring;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamingTest {
  private static final int SEEDS = 10;

  @Test
  void atLeast95PercentOfRefactoringsAreProposedExactly() {
    List<String> wrong = new ArrayList<>();
    List<Refactoring> all = refactorings();

    for (Refactoring refactoring : all) {
      List<String> proposed = proposed(renames(refactoring));
      List<String> expected = saving(refactoring);
      if (!proposed.equals(expected)) {
        wrong.add(refactoring.kind() + ": " + expected + " but " + proposed);
      }
    }

    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    assertThat(wrong).as(String.join("\n", wrong)).hasSizeLessThanOrEqualTo(all.size() / 20);
  }

  @Test
  void onceWrittenNothingIsDestroyedSaysTheRealPlan(@TempDir Path directory) {
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not installed");
    List<Pair> pairs =
        Stream.of(Refactoring.Kind.values())
            .flatMap(kind -> Stream.of(Refactoring.of(kind, 0), Refactoring.of(kind, 1)))
            .filter(refactoring -> proposed(renames(refactoring)).equals(refactoring.moves()))
            .map(RenamingTest::written)
            .toList();

    List<Map<String, String>> plans = new TerraformOracle(directory).plans(pairs);

    assertThat(plans).hasSizeGreaterThanOrEqualTo(14);
    assertThat(plans)
        .allSatisfy(plan -> {
          assertThat(plan.values()).noneMatch(action -> action.startsWith("destroy"));
          assertThat(plan.values()).anyMatch(action -> action.startsWith("move "));
        });
  }

  @Test
  void aBucketAndWhatHangsOnItAreRenamedTogether() {
    Renames renames = renames(aws("a", "orders"), aws("orders", "orders"));

    assertThat(renames.found())
        .extracting(Rename::from, Rename::to)
        .containsExactlyInAnyOrder(
            tuple("aws_s3_bucket.a", "aws_s3_bucket.orders"),
            tuple("aws_s3_bucket_versioning.a", "aws_s3_bucket_versioning.orders"));
    assertThat(renames.actions()).containsExactly(entry("move", 2));
  }

  @Test
  void whatTheProviderAddsToEachResourceTellsNoneApart() {
    String aws =
        """
        provider "aws" {
          default_tags {
            tags = {
              team = "%s"
            }
          }
        }
        resource "aws_sqs_queue" "%s" {
          name = "jobs"
        }
        resource "aws_cloudwatch_log_group" "%2$s" {
          retention_in_days = 30
        }
        """;
    String google =
        """
        provider "google" {
          default_labels = {
            team = "%s"
          }
        }
        resource "google_storage_bucket" "%s" {
          storage_class = "NEARLINE"
        }
        """;

    assertThat(renames(aws.formatted("a", "jobs"), aws.formatted("b", "work")).found())
        .extracting(Rename::from, Rename::to, Rename::reason)
        .containsExactlyInAnyOrder(
            tuple("aws_sqs_queue.jobs", "aws_sqs_queue.work", "both are configured alike"),
            tuple(
                "aws_cloudwatch_log_group.jobs",
                "aws_cloudwatch_log_group.work",
                "both are configured alike"));
    assertThat(renames(google.formatted("a", "files"), google.formatted("b", "blobs")).found())
        .extracting(Rename::to)
        .containsExactly("google_storage_bucket.blobs");
  }

  @Test
  void tagsOfItsOwnTellAResourceApart() {
    String queue = "resource \"aws_sqs_queue\" \"%s\" {\n  tags = {\n    Name = \"%1$s\"\n  }\n}\n";

    assertThat(renames(queue.formatted("jobs"), queue.formatted("mail")).found()).isEmpty();
  }

  @Test
  void whatIsConfiguredOtherwiseIsAnotherResource() {
    assertThat(renames(aws("a", "orders"), aws("b", "invoices")).found()).isEmpty();
  }

  @Test
  void twoThatAreAlikeAreNotToldApart() {
    String one = "resource \"aws_sqs_queue\" \"%s\" {\n  delay_seconds = 5\n}\n";
    String before = one.formatted("xx") + one.formatted("yy");
    String after = one.formatted("pp") + one.formatted("qq");

    assertThat(renames(before, after).found()).isEmpty();
  }

  @Test
  void aRemovedBlockSaysThatItIsMeant() {
    String after =
        aws("orders", "orders")
            + "removed {\n  from = aws_s3_bucket.a\n}\n"
            + "removed {\n  from = aws_s3_bucket_versioning.a\n}\n";

    assertThat(renames(aws("a", "orders"), after).found()).isEmpty();
  }

  @Test
  void aPatchAddsTheBlockBehindWhatMoved() {
    Rename rename =
        renames(
                "resource \"aws_sqs_queue\" \"a\" {\n  name = \"q\"\n}\n",
                "resource \"aws_sqs_queue\" \"b\" {\n  name = \"q\"\n}\n")
            .found()
            .getFirst();

    assertThat(rename.patch())
        .isEqualTo(
            """
            --- a/main.tf
            +++ b/main.tf
            @@ -3,0 +4,5 @@
            +
            +moved {
            +  from = aws_sqs_queue.a
            +  to   = aws_sqs_queue.b
            +}
            """);
  }

  @Test
  void anotherLogicalIdIsAReplacementInCloudFormation() {
    String template =
        """
        AWSTemplateFormatVersion: "2010-09-09"
        Resources:
          %s:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: orders
              DelaySeconds: 5
        """;

    Renames renames =
        Renaming.of(
            template(template.formatted("Orders")),
            template(template.formatted("OrderQueue")),
            Budget.generous());

    assertThat(renames.found()).hasSize(1);
    assertThat(renames.found().getFirst().remedy()).isEqualTo(Rename.Remedy.NONE);
    assertThat(renames.found().getFirst().reason()).contains("another logical id");
    assertThat(renames.found().getFirst().patch()).isEmpty();
  }

  private static Graph template(String text) {
    return StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        SourceTree.ofText(Map.of("t.yaml", text)),
        Budget.generous());
  }

  private static String aws(String name, String bucket) {
    return """
    resource "aws_s3_bucket" "%1$s" {
      bucket = "%2$s"
    }
    resource "aws_s3_bucket_versioning" "%1$s" {
      bucket = aws_s3_bucket.%1$s.id
      versioning_configuration {
        status = "%3$s"
      }
    }
    """
        .formatted(name, bucket, bucket.equals("orders") ? "Enabled" : "Suspended");
  }

  private static Renames renames(String before, String after) {
    return Renaming.of(
        graph(Map.of("main.tf", before)), graph(Map.of("main.tf", after)), Budget.generous());
  }

  /** The moves that keep something; the others are of what a new key replaces anyhow. */
  private static List<String> saving(Refactoring refactoring) {
    Map<String, String> files = new LinkedHashMap<>(refactoring.after());
    for (String move : refactoring.moves()) {
      String[] parts = move.split(": | -> ");
      String text = "moved {\n  from = " + parts[1] + "\n  to   = " + parts[2] + "\n}\n";
      files.merge(parts[0] + "main.tf", text, String::concat);
    }
    Validation.Plan plan =
        PlanPredictor.predict(graph(refactoring.before()), graph(files), Budget.generous());
    return refactoring.moves().stream().filter(move -> saves(move, plan)).toList();
  }

  private static boolean saves(String move, Validation.Plan plan) {
    String to = move.split(" -> ")[1];
    return plan.changes().stream()
        .anyMatch(change ->
            ("." + change.address() + ".").contains("." + to.replaceAll("]$", ""))
                && !change.previousAddress().isEmpty()
                && change.action() != Action.REPLACE);
  }

  private static Renames renames(Refactoring refactoring) {
    return Renaming.of(graph(refactoring.before()), graph(refactoring.after()), Budget.generous());
  }

  private static Graph graph(Map<String, String> files) {
    return PredictedPairs.graph(SourceTree.ofText(files));
  }

  private static List<Refactoring> refactorings() {
    List<Refactoring> all = new ArrayList<>();
    for (Refactoring.Kind kind : Refactoring.Kind.values()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        all.add(Refactoring.of(kind, seed));
      }
    }
    return all;
  }

  /** Each as {@code directory: from -> to}. */
  private static List<String> proposed(Renames renames) {
    return renames.found().stream()
        .map(rename ->
            rename.file().replace("main.tf", "")
                + ": "
                + rename
                    .text()
                    .replaceAll(
                        "\\s*moved \\{\\s*from = (\\S+)\\s*to   = (\\S+)\\s*}\\s*", "$1 -> $2"))
        .sorted()
        .toList();
  }

  /** The pair with what is proposed written where it belongs. */
  private static Pair written(Refactoring refactoring) {
    Map<String, String> parts = new LinkedHashMap<>();
    refactoring.before().forEach((file, text) -> parts.put("before/" + file, text));
    refactoring.after().forEach((file, text) -> parts.put("after/" + file, text));
    for (Rename rename : renames(refactoring).found().reversed()) {
      parts.computeIfPresent("after/" + rename.file(), (_, text) -> insert(text, rename));
    }
    return new Pair(Path.of("refactoring.pair"), refactoring.kind().name(), parts);
  }

  /** At the end: each other line of a file keeps its number. */
  private static String insert(String text, Rename rename) {
    return text + rename.text();
  }
}
