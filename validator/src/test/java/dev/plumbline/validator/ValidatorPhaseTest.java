package dev.plumbline.validator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorPhaseTest {
  private static final StackSpec STACK = StackSpec.terraform("prod");
  private static final Coverage COVERAGE = new Coverage(1, 1, 0, 0, List.of());

  @TempDir private Path directory;
  private ArtifactStore store = new DirectoryStore(Path.of("."));

  @BeforeEach
  void open() {
    store = new DirectoryStore(directory);
  }

  @Test
  void aRenamedDatabaseIsUpdatedInPlace() throws IOException {
    Validation validation = validate("b1", database("orders"), database("orders-2"));

    Validation.Plan plan = store.getJson(validation.plan(), Validation.Plan.class);
    PlannedChange change = plan.changes().getFirst();
    assertThat(plan.comparable()).isTrue();
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(validation.actions()).containsExactly(Map.entry("update", 1));
  }

  @Test
  void aDatabaseThatIsMadeAnewIsCalledOut() throws IOException {
    Validation validation =
        validate("b1", attribute("db_name", "orders"), attribute("db_name", "invoices"));

    assertThat(validation.actions()).containsExactly(Map.entry("replace", 1));
    assertThat(validation.dangers())
        .containsExactly(
            "aws_db_instance.a will be replaced, forced by db_name; no name is given for the final"
                + " snapshot, so the apply fails.");
  }

  @Test
  void aDatabaseThatIsLostStandsAgainstTheChangeUntilItIsAcknowledged() throws IOException {
    Validation validation =
        validate("b1", attribute("db_name", "orders"), attribute("db_name", "invoices"));

    Validation.Plan plan = store.getJson(validation.plan(), Validation.Plan.class);
    assertThat(validation.unacknowledged()).isEqualTo(1);
    assertThat(plan.consequences().dangers().getFirst().stands()).isTrue();
  }

  @Test
  void theSettingsOfTheChangeTakeItOnAndThoseOfTheBaseDoNot() throws IOException {
    String said = "acknowledgements:\n- {stack: prod, address: aws_db_instance.a, reason: x}\n";
    Graph base = attribute("db_name", "orders");
    Graph head = attribute("db_name", "invoices");

    assertThat(validate(settings("", said), base, head).unacknowledged()).isZero();
    assertThat(validate(settings(said, said), base, head).unacknowledged()).isOne();
    assertThat(validate(settings("", said.replace("prod", "test")), base, head).unacknowledged())
        .isOne();
  }

  @Test
  void aRemovedStackIsAcknowledgedInTheSettingsBroughtAlong() throws IOException {
    String said = "acknowledgements:\n- {stack: prod, address: aws_db_instance.a, reason: x}\n";
    String last = "final_snapshot_identifier"; // without one the destruction fails; it stands too
    Graph base = attribute(last, "last");

    assertThat(validate(removed(""), base, null).unacknowledged()).isOne();
    assertThat(validate(removed(said), base, null).unacknowledged()).isZero();
  }

  @Test
  void aRemovedStackIsDestroyed() throws IOException {
    assertThat(validate("b1", database("a"), null).actions())
        .containsExactly(Map.entry("destroy", 1));
  }

  @Test
  void aNewStackIsCreated() throws IOException {
    assertThat(validate("b1", null, database("a")).actions())
        .containsExactly(Map.entry("create", 1));
  }

  @Test
  void withoutABaseRevisionNothingIsCompared() throws IOException {
    Validation validation = validate("", null, database("a"));

    assertThat(store.getJson(validation.plan(), Validation.Plan.class).comparable()).isFalse();
    assertThat(validation.actions()).isEmpty();
  }

  @Test
  void withoutAnAnalysisItSaysWhy() throws IOException {
    ReviewState state = state("b1").ended(PhaseName.ANALYZER, Outcome.FAILED, "too large");

    ReviewState validated =
        new ValidatorPhase(store).apply(state, Estate.EMPTY, _ -> {}, Budget.generous());

    var result = validated.result(PhaseName.VALIDATOR).orElseThrow();
    assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result.reason()).isEqualTo("the analyzer failed: too large");
  }

  private Validation validate(String baseRevision, @Nullable Graph base, @Nullable Graph head)
      throws IOException {
    return validate(state(baseRevision), base, head);
  }

  private Validation validate(ReviewState state, @Nullable Graph base, @Nullable Graph head)
      throws IOException {
    var analysis =
        new Analysis(
            head == null ? null : store.putJson(head),
            base == null ? null : store.putJson(base),
            COVERAGE,
            Map.of(),
            List.of(),
            List.of(),
            0,
            0);
    return new ValidatorPhase(store)
        .apply(
            state.completed(PhaseName.ANALYZER, analysis), Estate.EMPTY, _ -> {}, Budget.generous())
        .section(PhaseName.VALIDATOR, Validation.class)
        .orElseThrow();
  }

  private ReviewState state(String baseRevision) throws IOException {
    ArtifactRef sources = new Snapshots(store).put(SourceTree.EMPTY);
    return state(baseRevision, sources, sources, Settings.DEFAULT);
  }

  /** A change of {@code .plumbline.yaml} from one text to another. */
  private ReviewState settings(String before, String after) throws IOException {
    var snapshots = new Snapshots(store);
    return state(
        "b1",
        snapshots.put(SourceTree.ofText(Map.of(".plumbline.yaml", after))),
        snapshots.put(SourceTree.ofText(Map.of(".plumbline.yaml", before))),
        Settings.DEFAULT);
  }

  private ReviewState removed(String said) throws IOException {
    ArtifactRef settings = store.put(said.getBytes(StandardCharsets.UTF_8), "application/yaml");
    var supply = new Supply(Supply.Kind.SETTINGS, ".plumbline.yaml", settings);
    ArtifactRef sources = new Snapshots(store).put(SourceTree.EMPTY);
    return state("b1", null, sources, Settings.DEFAULT.bringing(List.of(supply)));
  }

  private static ReviewState state(
      String baseRevision, @Nullable ArtifactRef head, ArtifactRef base, Settings settings) {
    return ReviewState.of(
        new StackChanged(
            "r1",
            "github.com/o/r",
            "main",
            true,
            1,
            STACK,
            head,
            base,
            "h1",
            baseRevision,
            Lane.INTERACTIVE,
            1,
            Instant.EPOCH,
            LocalDate.of(2026, 11, 23),
            settings));
  }

  private static Graph database(String identifier) {
    return attribute("identifier", identifier);
  }

  private static Graph attribute(String name, String value) {
    SourceRange range = SourceRange.startOf("prod/main.tf");
    var resource =
        new Resource(
            "aws_db_instance.a",
            Resource.Mode.MANAGED,
            "aws_db_instance",
            "a",
            "",
            new Value.Obj(Map.of(name, Value.of(value))),
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
