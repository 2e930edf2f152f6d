package dev.plumbline.reporter.stack;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Tally;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.testing.Changes;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.States;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackReportingTest {
  private static final String DATABASE = "aws_db_instance.main";

  @TempDir Path directory;
  private DirectoryStore artifacts;
  private States states;

  @BeforeEach
  void open() {
    artifacts = new DirectoryStore(directory);
    states = new States(artifacts);
  }

  @Test
  void reportsWhatAllPhasesBrought() throws IOException {
    ReviewState state =
        validated(
            Graphs.of("a", DATABASE),
            List.of(finding("aws/rds/encryption", DATABASE)),
            Changes.plan(Changes.stateful(Action.REPLACE, DATABASE)));

    StackReport report = report(state);

    assertThat(report.incomplete()).isEmpty();
    assertThat(report.dangers()).containsExactly("aws_db_instance.main is replaced");
    assertThat(report.waves()).isEqualTo(1);
    assertThat(report.rollback()).startsWith("Whether reverting brings the old state back");
    assertThat(text(report)).contains("# Runbook: a", "blue-green", "`aws_db_instance`");
    var strategy = artifacts.getJson(Objects.requireNonNull(report.strategy()), Strategy.class);
    assertThat(strategy.rollback().kind()).isEqualTo(Strategy.Rollback.Kind.REVERT_WITH_CARE);
  }

  @Test
  void namesInTheRunbookWhatHasNoAlarmAndWhoOwnsIt() throws IOException {
    var tags = new Value.Obj(Map.of("Owner", Value.of("team-db")));
    Resource watched = Graphs.resource("aws_sqs_queue.watched", Map.of("tags", tags));
    Graph graph =
        Graphs.of(
            "a",
            List.of(
                watched,
                Graphs.resource("aws_sqs_queue.lonely"),
                Graphs.resource("aws_cloudwatch_metric_alarm.w")),
            List.of(Graphs.edge("aws_cloudwatch_metric_alarm.w", watched.address())));

    String runbook = text(report(states.reviewed(states.onMain("a", 1), graph, List.of())));

    assertThat(runbook)
        .contains("- `aws_sqs_queue.lonely`", "By its tags: `team-db`.")
        .doesNotContain("- `aws_sqs_queue.watched`");
  }

  @Test
  void saysWhoseJudgementItIsOnlyWhereAnotherWasAskedFor() throws IOException {
    assertThat(report(judged("asked", "asked")).judges()).isEmpty();
    assertThat(report(judged("", "own")).judges()).as("of an older ingest").isEmpty();
    assertThat(report(judged("asked", "")).judges()).as("of an older reviewer").isEmpty();
    assertThat(report(judged("asked", "own")).judges()).isEqualTo("own");
  }

  private ReviewState judged(String asked, String judges) {
    var change = (ObjectNode) Json.tree(states.onMain("a", 1));
    StackChanged stack = Json.convert(change.put("judges", asked), StackChanged.class);
    ReviewState state = states.reviewed(stack, Graphs.of("a", DATABASE), List.of());
    Review seen = state.section(PhaseName.REVIEWER, Review.class).orElseThrow();
    return state.completed(
        PhaseName.REVIEWER,
        new Review(
            seen.findings(), seen.open(), seen.added(), seen.checks(), seen.unjudged(), judges));
  }

  @Test
  void countsAsDecisiveOnlyWhatIsNewAndBadEnough() {
    Finding high = finding("p", "a_b.c");
    Finding low = finding("p", "a_b.c", "x", Severity.LOW);
    var all =
        List.of(
            high,
            high.with(Finding.Status.EXISTING),
            high.with(Finding.Status.SUPPRESSED),
            high.with(Finding.Status.FIXED),
            low);

    assertThat(Tallies.of(all, Severity.HIGH, true).failing()).isEqualTo(1);
    assertThat(Tallies.of(all, Severity.HIGH, false).failing()).isEqualTo(2);
    assertThat(Tallies.of(all, Severity.LOW, true).failing()).isEqualTo(2);
    assertThat(Tallies.of(all, Severity.HIGH, true).open()).isEqualTo(Map.of("high", 2, "low", 1));
  }

  @Test
  void countsFortyInstancesOfOneBlockAsOneFinding() {
    var forty =
        IntStream.range(0, 40)
            .mapToObj(i -> finding("p", "module.m[\"team-]" + i + "\"].a_b.c[0]"))
            .toList();
    var other = finding("p", "module.n[0].a_b.c[0]");

    Tally tally =
        Tallies.of(Stream.concat(forty.stream(), Stream.of(other)).toList(), Severity.HIGH, true);

    assertThat(tally.open()).isEqualTo(Map.of("high", 2));
    assertThat(tally.instances()).isEqualTo(41);
    assertThat(tally.failing()).isEqualTo(2);
  }

  @Test
  void saysWhichPhaseFailedAndReportsTheRest() throws IOException {
    ReviewState state =
        states
            .analyzed(states.onMain("a", 1), Graphs.of("a", DATABASE))
            .ended(PhaseName.REVIEWER, Outcome.FAILED, "over its budget");

    StackReport report = report(state);

    assertThat(report.incomplete()).isEqualTo("reviewer failed: over its budget");
    assertThat(report.findings()).isNull();
    assertThat(report.diagram()).isNotNull();
  }

  @Test
  void reportsAStackOfWhichNothingIsKnown() throws IOException {
    StackReport report = report(ReviewState.of(Samples.stack("r", "a")));

    assertThat(report.removed()).isTrue();
    assertThat(report.runbook()).isNull();
  }

  @Test
  void keepsTheFindingsWhenItsOwnBudgetEnds() throws IOException {
    ReviewState state =
        validated(
            Graphs.of("a", List.of(Graphs.resource(DATABASE)), List.of(Graphs.edge("x", "y"))),
            List.of(finding("p", DATABASE)),
            Changes.plan());

    StackReport report = new StackReporting(artifacts).report(state, nothing());

    assertThat(report.tally().failing()).isEqualTo(1);
    assertThat(report.incomplete()).startsWith("reporter failed: the evaluation takes more steps");
  }

  @Test
  void saysInTheLedgerWhatTheReportSaysOfItself() throws IOException {
    ReviewState state =
        validated(
            Graphs.of("a", List.of(Graphs.resource(DATABASE)), List.of(Graphs.edge("x", "y"))),
            List.of(),
            Changes.plan());
    var step = new StackStep(artifacts);

    Output whole = step.process(input(state), Budget.generous());
    Output cut = step.process(input(state), nothing());

    assertThat(whole.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(cut.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(cut.reason()).startsWith("the evaluation takes more steps");
    assertThat(cut.events()).hasSameSizeAs(whole.events()).hasSize(1);
  }

  private static Budget nothing() {
    return Budget.of(0, 0, Duration.ofMinutes(1));
  }

  private static Input input(ReviewState state) {
    Event event = Events.of(state, PhaseName.VALIDATOR);
    return new Input(
        "validated",
        0,
        0,
        Samples.START,
        event.key(),
        event.attributes(),
        Objects.requireNonNull(event.data()));
  }

  @Test
  void takesTheLinksFromTheAnalyzersSection() throws IOException {
    var offers =
        new StackInterface(
            "r",
            "a",
            1,
            Map.of("vpc_id", "v"),
            List.of("s3://state/a"),
            List.of("b", "a"),
            Map.of());
    Graph graph = Graphs.of("a", List.of(), List.of());
    var analysis =
        new Analysis(
            states.put(graph),
            null,
            graph.coverage(),
            Map.of(),
            List.of(),
            List.of(),
            0,
            0,
            offers,
            List.of(),
            null);

    StackReport report =
        report(ReviewState.of(states.onMain("a", 1)).completed(PhaseName.ANALYZER, analysis));

    assertThat(report.links())
        .isEqualTo(new StackReport.Links(List.of("s3://state/a"), List.of("a", "b")));
  }

  @Test
  void saysThatAStackWithErrorsInItsSourcesIsIncomplete() throws IOException {
    Graph good = Graphs.of("a", DATABASE);
    Graph broken =
        new Graph(
            good.stack(),
            good.resources(),
            good.edges(),
            good.declarations(),
            good.comments(),
            List.of(
                Diagnostic.warning("Old syntax", "It works.", Graphs.RANGE),
                Diagnostic.error("Invalid expression", "A value is missing.", Graphs.RANGE)),
            good.coverage());

    StackReport report = report(states.reviewed(states.onMain("a", 1), broken, List.of()));

    assertThat(report.errors()).isEqualTo(1);
    assertThat(report.problems())
        .extracting(Diagnostic::summary)
        .containsExactly("Invalid expression");
    assertThat(report.incomplete()).isEqualTo("an error at main.tf:1:1: Invalid expression");
  }

  @Test
  void documentsEachModulesInputsWithoutTheirValues() throws IOException {
    var secret =
        new Declarations.Variable(
            "module.db",
            "password",
            "string",
            "Who | logs in",
            false,
            true,
            Value.of("hunter2"),
            Graphs.RANGE);
    var call =
        new Declarations.ModuleCall("module.db", "./db", "", true, Value.Obj.EMPTY, Graphs.RANGE);
    Graph graph =
        Graphs.with(
            Graphs.of(
                "a", DATABASE, "module.db.aws_db_instance.x[0]", "module.db.aws_db_instance.x[1]"),
            new Declarations(
                List.of(secret), List.of(), List.of(call), List.of(), List.of(), null, List.of()));

    StackReport report = report(states.reviewed(states.onMain("a", 1), graph, List.of()));

    String page =
        new String(artifacts.get(Objects.requireNonNull(report.modules())), StandardCharsets.UTF_8);
    assertThat(page)
        .contains(
            "## Root module",
            "## `module.db`",
            "Source `./db`.",
            "| `password` | `string` | yes | Who \\| logs in (sensitive) |",
            "- `aws_db_instance.x`, 2 instances")
        .doesNotContain("hunter2");
  }

  @Test
  void givesTheSameReportForTheSameState() throws IOException {
    ReviewState state =
        validated(Graphs.of("a", DATABASE), List.of(finding("p", DATABASE)), Changes.plan());
    var reporting = new StackReporting(artifacts);

    assertThat(reporting.keep(state, reporting.report(state, Budget.generous())))
        .isEqualTo(reporting.keep(state, reporting.report(state, Budget.generous())));
  }

  private ReviewState validated(Graph graph, List<Finding> findings, Validation.Plan plan) {
    var validation =
        new Validation(
            states.put(plan),
            Map.of("replace", 1),
            plan.changes().isEmpty() ? List.of() : List.of(DATABASE + " is replaced"),
            0,
            null);
    return states
        .reviewed(states.onMain("a", 1), graph, findings)
        .completed(PhaseName.VALIDATOR, validation);
  }

  private StackReport report(ReviewState state) throws IOException {
    return new StackReporting(artifacts).report(state, Budget.generous());
  }

  private String text(StackReport report) throws IOException {
    return new String(
        artifacts.get(Objects.requireNonNull(report.runbook())), StandardCharsets.UTF_8);
  }
}
