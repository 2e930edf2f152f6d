package dev.plumbline.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found of a resource goes with it to another name. */
class RenamedTest {
  private static final StackSpec STACK = StackSpec.terraform("");
  private static final String GROUP =
      """
      provider "aws" {
        region = "eu-west-1"
      }
      resource "aws_vpc" "main" {
        cidr_block = "10.0.0.0/16"
      }
      resource "aws_lb_target_group" "shop" {
        name     = "shop"
        port     = 80
        protocol = "HTTP"
        vpc_id   = aws_vpc.main.id
      }
      """;

  @TempDir private Path directory;
  private ArtifactStore store = new DirectoryStore(Path.of("."));

  @BeforeEach
  void open() {
    store = new DirectoryStore(directory);
  }

  @Test
  void findingsOfWhatIsRenamedForCertainWereThereBefore() throws IOException {
    Review.Findings found = review(GROUP, GROUP.replace("\"shop\" {", "\"web\" {"), Map.of());

    assertThat(of(found, "aws_lb_target_group.web"))
        .isNotEmpty()
        .extracting(Finding::status)
        .containsOnly(Status.EXISTING);
    assertThat(found.findings()).extracting(Finding::status).doesNotContain(Status.FIXED);
    assertThat(found.renames())
        .singleElement()
        .satisfies(move -> {
          assertThat(move.from()).isEqualTo("aws_lb_target_group.shop");
          assertThat(move.to()).isEqualTo("aws_lb_target_group.web");
        });
  }

  @Test
  void whatTheRenamedOneBringsBesideIsNew() throws IOException {
    String queue = "resource \"aws_sqs_queue\" \"%s\" {\n  name = \"orders\"\n%s}\n";
    String base = GROUP + queue.formatted("a", "  sqs_managed_sse_enabled = true\n");
    String head = GROUP + queue.formatted("b", "  sqs_managed_sse_enabled = false\n");

    Review.Findings found = review(base, head, Map.of());

    assertThat(of(found, "aws_sqs_queue.b")).extracting(Finding::status).contains(Status.NEW);
  }

  @Test
  void aResourceThatIsReplacedUnderTheNewNameHasNewFindings() throws IOException {
    String head = GROUP.replace("\"shop\" {", "\"web\" {").replace("\"shop\"", "\"web\"");

    Review.Findings found = review(GROUP, head.replace("= 80", "= 8080"), Map.of());

    assertThat(found.renames()).isEmpty();
    assertThat(of(found, "aws_lb_target_group.web"))
        .isNotEmpty()
        .extracting(Finding::status)
        .containsOnly(Status.NEW);
  }

  @Test
  void aBaselineThatHoldsItBackUnderTheOldNameHoldsItUnderTheNew() throws IOException {
    String policy =
        of(review(GROUP, GROUP, Map.of()), "aws_lb_target_group.shop").getFirst().policy();
    String baseline =
        """
        {"version": 1, "findings": [
        {"policy": "%s", "stack": ".", "resource": "aws_lb_target_group.shop", "attribute": "%s"}
        ]}
        """;
    String attribute =
        of(review(GROUP, GROUP, Map.of()), "aws_lb_target_group.shop").getFirst().attribute();

    Review.Findings found =
        review(
            GROUP,
            GROUP.replace("\"shop\" {", "\"web\" {"),
            Map.of(".plumbline-baseline.json", baseline.formatted(policy, attribute)));

    assertThat(of(found, "aws_lb_target_group.web"))
        .filteredOn(finding -> finding.policy().equals(policy))
        .extracting(Finding::status)
        .containsExactly(Status.SUPPRESSED);
  }

  private static List<Finding> of(Review.Findings found, String address) {
    return found.findings().stream().filter(one -> one.resource().equals(address)).toList();
  }

  private Review.Findings review(String base, String head, Map<String, String> beside)
      throws IOException {
    ReviewState state =
        ReviewState.of(
                new StackChanged(
                    "r1",
                    "github.com/o/r",
                    "main",
                    true,
                    1,
                    STACK,
                    sources(head, beside),
                    sources(base, beside),
                    "2",
                    "1",
                    Lane.INTERACTIVE,
                    1,
                    Instant.EPOCH,
                    LocalDate.of(2026, 11, 28),
                    Settings.DEFAULT))
            .completed(
                PhaseName.ANALYZER,
                new Analysis(
                    store.putJson(graph(head)),
                    store.putJson(graph(base)),
                    graph(head).coverage(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    0,
                    0));
    Review review =
        new ReviewerPhase(store)
            .apply(state, Estate.EMPTY, _ -> {}, Budget.generous())
            .section(PhaseName.REVIEWER, Review.class)
            .orElseThrow();
    return store.getJson(review.findings(), Review.Findings.class);
  }

  private ArtifactRef sources(String main, Map<String, String> beside) throws IOException {
    Map<String, String> files = new TreeMap<>(beside);
    files.put("main.tf", main);
    return new Snapshots(store).put(SourceTree.ofText(files));
  }

  private static Graph graph(String main) {
    return StackReader.read(STACK, SourceTree.ofText(Map.of("main.tf", main)), Budget.generous());
  }
}
