package dev.plumbline.reporter.stack;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.artifact.DirectoryStore;
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
    assertThat(report.rollback()).startsWith("Reverting does not bring the data back");
    assertThat(text(report)).contains("# Runbook: a", "blue-green", "`aws_db_instance`");
    var strategy = artifacts.getJson(Objects.requireNonNull(report.strategy()), Strategy.class);
    assertThat(strategy.rollback().kind()).isEqualTo(Strategy.Rollback.Kind.RESTORE_NEEDED);
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

    StackReport report =
        new StackReporting(artifacts).report(state, Budget.of(0, 0, Duration.ofMinutes(1)));

    assertThat(report.tally().failing()).isEqualTo(1);
    assertThat(report.incomplete()).startsWith("reporter failed: the evaluation takes more steps");
  }

  @Test
  void findsBothEndsOfARemoteState() {
    var config =
        new Value.Obj(Map.of("bucket", Value.of("state"), "key", Value.of("network.tfstate")));
    Resource reader =
        Graphs.resource(
            "terraform_remote_state.network", Map.of("backend", Value.of("s3"), "config", config));
    Graph owner =
        Graphs.with(
            Graphs.of("network"),
            new Declarations(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Declarations.Backend("s3", config, Graphs.RANGE),
                List.of()));

    List<String> offers = StackLinks.of(owner).offers();
    List<String> reads = StackLinks.of(Graphs.of("app", List.of(reader), List.of())).reads();

    assertThat(offers).containsExactly("s3://state/network.tfstate").isEqualTo(reads);
  }

  @Test
  void readsTheNamesOfImports() {
    var imported =
        new Edge("Service", "shop-vpc", Edge.Kind.CROSS_STACK, "vpc_id", "", Graphs.RANGE);
    Graph graph = Graphs.of("a", List.of(Graphs.resource("aws_lb.a")), List.of(imported));

    assertThat(StackLinks.of(graph).reads()).containsExactly("shop-vpc");
  }

  @Test
  void givesTheSameReportForTheSameState() throws IOException {
    ReviewState state =
        validated(Graphs.of("a", DATABASE), List.of(finding("p", DATABASE)), Changes.plan());
    var reporting = new StackReporting(artifacts);

    assertThat(reporting.result(state, Budget.generous()))
        .isEqualTo(reporting.result(state, Budget.generous()));
  }

  private ReviewState validated(Graph graph, List<Finding> findings, Validation.Plan plan) {
    var validation =
        new Validation(
            states.put(plan),
            Map.of("replace", 1),
            plan.changes().isEmpty() ? List.of() : List.of(DATABASE + " is replaced"));
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
