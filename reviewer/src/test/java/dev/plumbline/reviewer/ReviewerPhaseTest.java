package dev.plumbline.reviewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.policy.read.Judges;
import dev.plumbline.policy.secret.SecretHash;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewerPhaseTest {
  private static final StackSpec STACK = StackSpec.terraform("prod");
  private static final Coverage COVERAGE = new Coverage(1, 1, 0, 0, List.of());

  @TempDir private Path directory;
  private ArtifactStore store = new DirectoryStore(Path.of("."));

  @BeforeEach
  void open() {
    store = new DirectoryStore(directory);
  }

  @Test
  void findingsAreReportedCountedAndKept() throws IOException {
    var reported = new ArrayList<Finding>();
    ReviewState state = analyzed(database(false), null);

    ReviewState reviewed =
        new ReviewerPhase(store).apply(state, Estate.EMPTY, reported::add, Budget.generous());

    Review review = reviewed.section(PhaseName.REVIEWER, Review.class).orElseThrow();
    assertThat(reported).extracting(Finding::policy).contains("aws/rds/encryption-at-rest");
    assertThat(store.getJson(review.findings(), Review.Findings.class).findings())
        .isEqualTo(reported);
    assertThat(review.added()).containsKey("high").isEqualTo(review.open());
    assertThat(review.judges()).isEqualTo(Judges.bundled());
  }

  @Test
  void aRemovedStackHasItsFindingsFixed() throws IOException {
    var reported = new ArrayList<Finding>();
    ReviewState state = analyzed(null, database(false));

    new ReviewerPhase(store).apply(state, Estate.EMPTY, reported::add, Budget.generous());

    assertThat(reported).isNotEmpty().allMatch(finding -> finding.status() == Finding.Status.FIXED);
  }

  @Test
  void aCredentialIsHiddenAndToldFromOthersUnderTheOperatorsKeyAlone() throws IOException {
    Graph graph = database(new Value.Obj(Map.of("password", new Value.Str("Tr0ub4dor&3-harbour"))));
    var hash = SecretHash.keyed("a key that nobody can guess");

    Finding without = credential(new ReviewerPhase(store), graph);
    Finding with = credential(new ReviewerPhase(store, hash), graph);

    assertThat(without.value()).isEqualTo("(hidden)");
    assertThat(with.value())
        .isEqualTo("(hidden, hash " + hash.of("Tr0ub4dor&3-harbour") + ")")
        .doesNotContain("Tr0ub4dor");
    assertThat(with.fingerprint()).isEqualTo(without.fingerprint());
  }

  private Finding credential(ReviewerPhase phase, Graph graph) throws IOException {
    var reported = new ArrayList<Finding>();
    phase.apply(analyzed(graph, null), Estate.EMPTY, reported::add, Budget.generous());
    return reported.stream()
        .filter(finding -> finding.category().equals("secrets"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutAnAnalysisItSaysWhy() throws IOException {
    ReviewState state = state().ended(PhaseName.ANALYZER, Outcome.FAILED, "too large");

    ReviewState reviewed =
        new ReviewerPhase(store).apply(state, Estate.EMPTY, _ -> {}, Budget.generous());

    var result = reviewed.result(PhaseName.REVIEWER).orElseThrow();
    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).isEqualTo("the analyzer failed: too large");
  }

  private ReviewState analyzed(@Nullable Graph head, @Nullable Graph base) throws IOException {
    return state()
        .completed(
            PhaseName.ANALYZER,
            new Analysis(
                head == null ? null : store.putJson(head),
                base == null ? null : store.putJson(base),
                COVERAGE,
                Map.of(),
                List.of(),
                List.of(),
                0,
                0));
  }

  private static ReviewState state() {
    return ReviewState.of(
        new StackChanged(
            "r1",
            "github.com/o/r",
            "main",
            true,
            1,
            STACK,
            null,
            null,
            "",
            "",
            Lane.INTERACTIVE,
            1,
            Instant.EPOCH,
            LocalDate.of(2026, 11, 23),
            Settings.DEFAULT));
  }

  private static Graph database(boolean encrypted) {
    return database(new Value.Obj(Map.of("storage_encrypted", Value.of(encrypted))));
  }

  private static Graph database(Value.Obj attributes) {
    SourceRange range = SourceRange.startOf("prod/main.tf");
    var resource =
        new Resource(
            "aws_db_instance.a",
            Resource.Mode.MANAGED,
            "aws_db_instance",
            "a",
            "",
            attributes,
            Map.of(),
            range,
            range,
            Lifecycle.DEFAULT,
            "aws",
            Value.Obj.EMPTY,
            null);
    return new Graph(
        STACK, List.of(resource), List.of(), Declarations.NONE, List.of(), List.of(), COVERAGE);
  }
}
