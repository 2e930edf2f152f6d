package dev.plumbline.validator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlanComparison.Difference;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Validation;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that lies in the repository, one that was handed in, and one without a base. */
class RealPlansTest {
  private static final String PLAN =
      """
      {"format_version": "1.2", "complete": true,
       "planned_values": {"root_module": {"resources": [%1$s]}},
       "prior_state": {"values": {"root_module": {"resources": [
         {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
          "name": "o", "values": {"db_name": "b", "skip_final_snapshot": true}}]}}},
       "resource_changes": [
         {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
          "name": "o", "change": {"actions": ["%2$s"]}}]}
      """;

  /** Somebody has made the database anew by hand, so that nothing is left to do. */
  private static final String KEPT =
      PLAN.formatted(
          """
          {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
           "name": "o", "values": {"db_name": "b", "skip_final_snapshot": true}}
          """,
          "no-op");

  private static final String DELETED = PLAN.formatted("", "delete");
  private static final String CODE =
      "resource \"aws_db_instance\" \"o\" {\n  db_name = \"%s\"\n}\n";

  @TempDir private Path directory;
  private ArtifactStore store = new DirectoryStore(Path.of("."));

  @BeforeEach
  void open() {
    store = new DirectoryStore(directory);
  }

  @Test
  void aPlanInTheRepositoryTakesNoLossAway() throws IOException {
    Validation validation = validate(CODE.formatted("a"), CODE.formatted("b"), KEPT, false);

    assertThat(validation.unacknowledged()).isOne();
    assertThat(Objects.requireNonNull(plan(validation).supplied()).differences())
        .containsExactly(new Difference("aws_db_instance.o", Action.REPLACE, Action.NO_OP));
  }

  @Test
  void oneThatIsHandedInMayAndTheDifferenceIsShown() throws IOException {
    Validation validation = validate(CODE.formatted("a"), CODE.formatted("b"), KEPT, true);

    assertThat(validation.unacknowledged()).isZero();
    assertThat(validation.actions()).containsExactly(Map.entry("no_op", 1));
    assertThat(Objects.requireNonNull(plan(validation).supplied()).differences())
        .containsExactly(new Difference("aws_db_instance.o", Action.REPLACE, Action.NO_OP));
  }

  @Test
  void withoutABaseWhatThePlanDestroysHasToBeTakenOn() throws IOException {
    Validation validation = validate(null, "locals {}\n", DELETED, true);

    assertThat(validation.unacknowledged()).isOne();
    assertThat(plan(validation).consequences().dangers())
        .singleElement()
        .satisfies(danger -> {
          assertThat(danger.kind()).isEqualTo(Danger.Kind.DATA);
          assertThat(danger.text())
              .isEqualTo(
                  "aws_db_instance.o will be destroyed, and what it holds is lost (planned in"
                      + " plan.json).");
          assertThat(danger.safeguards()).contains("No final snapshot is taken.");
        });
  }

  @Test
  void andTheCodeMayTakeItOn() throws IOException {
    Validation validation =
        validate(
            null,
            "# plumbline:acknowledge aws_db_instance.o reason=\"moved\"\nlocals {}\n",
            DELETED,
            true);

    assertThat(validation.unacknowledged()).isZero();
    assertThat(plan(validation).consequences().acknowledgements())
        .extracting(Acknowledgement::used)
        .containsExactly(true);
  }

  @Test
  void aPlanThatLosesNothingAsksForNothing() throws IOException {
    Validation validation = validate(null, CODE.formatted("b"), KEPT, true);

    assertThat(plan(validation).consequences().dangers()).isEmpty();
  }

  private Validation.Plan plan(Validation validation) throws IOException {
    return store.getJson(validation.plan(), Validation.Plan.class);
  }

  private Validation validate(@Nullable String base, String head, String plan, boolean handedIn)
      throws IOException {
    var spec =
        new StackSpec(
            StackSpec.Kind.TERRAFORM, "", "", handedIn ? List.of("plan.json") : List.of(), false);
    SourceTree sources = SourceTree.ofText(Map.of("main.tf", head, "plan.json", plan));
    SourceTree old = base == null ? null : SourceTree.ofText(Map.of("main.tf", base));
    StackPlan file = StackPlan.find(spec, sources, Budget.generous()).orElseThrow();
    StackPlan.Reading reading = file.head(spec, sources, Budget.generous());
    var supplied =
        new Analysis.Supplied(
            store.putJson(reading.plan()),
            store.putJson(StackReader.readSources(spec, sources, Budget.generous())),
            old == null
                ? null
                : store.putJson(StackReader.readSources(spec, old, Budget.generous())),
            old == null ? store.putJson(file.prior(spec)) : null);
    var analysis =
        new Analysis(
            store.putJson(reading.graph()),
            old == null ? null : store.putJson(file.before(spec, old, Budget.generous())),
            new Coverage(1, 1, 0, 0, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            0,
            0,
            null,
            List.of(),
            supplied);
    ArtifactRef snapshot = new Snapshots(store).put(sources);
    ReviewState state = state(spec, snapshot, old != null, handedIn);
    return new ValidatorPhase(store)
        .apply(
            state.completed(PhaseName.ANALYZER, analysis), Estate.EMPTY, _ -> {}, Budget.generous())
        .section(PhaseName.VALIDATOR, Validation.class)
        .orElseThrow();
  }

  private ReviewState state(StackSpec spec, ArtifactRef head, boolean compared, boolean handedIn)
      throws IOException {
    Settings.Plan plan = new Settings.Plan("plan.json", "", head);
    Settings defaults = Settings.DEFAULT;
    Settings settings =
        new Settings(
            defaults.failOn(),
            defaults.severity(),
            List.of(),
            List.of(),
            List.of(),
            null,
            false,
            List.of(),
            handedIn ? List.of(plan) : List.of());
    return ReviewState.of(
        new StackChanged(
            "r1",
            "github.com/o/r",
            "main",
            true,
            1,
            spec,
            head,
            compared ? new Snapshots(store).put(SourceTree.EMPTY) : null,
            "h1",
            compared ? "b1" : "",
            Lane.INTERACTIVE,
            1,
            Instant.EPOCH,
            LocalDate.of(2026, 11, 23),
            settings));
  }
}
