package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Budget;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplementerPhaseTest {
  private static final Map<String, String> SOURCES =
      Map.of("main.tf", "resource \"aws_kms_key\" \"orders\" {\n  description = \"orders\"\n}\n");

  @TempDir private Path directory;
  private ArtifactStore store = new DirectoryStore(Path.of("."));

  @BeforeEach
  void open() {
    store = new DirectoryStore(directory);
  }

  @Test
  void openFindingsGetFixesThatAreKeptAndCounted() throws IOException {
    Reviewed reviewed = Reviewed.of(SOURCES);

    Implementation section = implement(reviewed, reviewed.findings());

    var fixes = store.getJson(section.fixes(), Implementation.Fixes.class).fixes();
    assertThat(fixes)
        .filteredOn(Implementation.Fix::verified)
        .extracting(Implementation.Fix::policy)
        .contains("aws/kms/rotation");
    assertThat(section.verified() + section.hints()).isEqualTo(fixes.size());
    assertThat(section.verified()).isPositive();
  }

  @Test
  void whatTheChangeFixedItselfGetsNone() throws IOException {
    Reviewed reviewed = Reviewed.of(SOURCES);
    List<Finding> fixed =
        reviewed.findings().stream().map(finding -> finding.with(Status.FIXED)).toList();

    Implementation section = implement(reviewed, fixed);

    assertThat(section.verified() + section.hints()).isZero();
  }

  @Test
  void withoutAReviewItSaysWhy() throws IOException {
    ReviewState state =
        state(Reviewed.of(SOURCES)).ended(PhaseName.REVIEWER, Outcome.FAILED, "too large");

    ReviewState implemented =
        new ImplementerPhase(store, Reviewed.ENGINE)
            .apply(state, Estate.EMPTY, _ -> {}, Budget.generous());

    var result = implemented.result(PhaseName.IMPLEMENTER).orElseThrow();
    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).isEqualTo("the reviewer failed: too large");
  }

  private Implementation implement(Reviewed reviewed, List<Finding> findings) throws IOException {
    var review =
        new Review(
            store.putJson(new Review.Findings(findings, List.of(), List.of())),
            Map.of(),
            Map.of(),
            new Review.Checks(0, findings.size(), 0),
            Map.of(),
            "");
    return new ImplementerPhase(store, Reviewed.ENGINE)
        .apply(
            state(reviewed).completed(PhaseName.REVIEWER, review),
            Estate.EMPTY,
            _ -> {},
            Budget.generous())
        .section(PhaseName.IMPLEMENTER, Implementation.class)
        .orElseThrow();
  }

  private ReviewState state(Reviewed reviewed) throws IOException {
    return ReviewState.of(
        new StackChanged(
            "r1",
            "github.com/o/r",
            "main",
            true,
            1,
            StackSpec.terraform(""),
            new Snapshots(store).put(reviewed.tree()),
            null,
            "h1",
            "",
            Lane.INTERACTIVE,
            1,
            Instant.EPOCH,
            LocalDate.of(2026, 11, 23),
            Settings.DEFAULT));
  }
}
