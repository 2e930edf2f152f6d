package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as fixed: an evaluated pass, or what is no more; never what nobody knows. */
class FixedFindingsTest extends KeeperDriver {
  @Test
  void fixesWhatAnEvaluatedPassNoLongerFinds() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a", BUCKET));

    assertThat(events()).containsExactly("Opened " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void fixesWhatTheRemovedResourceHad() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a"));

    assertThat(events()).containsExactly("Opened " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void closesAllFindingsOfARemovedStack() {
    see(1, Graphs.of("a", BUCKET), OPEN, finding("other", BUCKET));
    events();

    send(ReviewState.of(Samples.stack("r2", "a", "main", true, 2)));

    assertThat(events()).containsExactlyInAnyOrder("Fixed " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void neverTakesAnUnknownForAFix() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    send(
        states.reviewed(
            states.onMain("a", 2),
            Graphs.of("a", BUCKET),
            List.of(),
            new Review.Undecided(OPEN.policy(), BUCKET, "var.key")));

    assertThat(events()).isEmpty();
  }

  @Test
  void neverTakesAFailedPhaseForAFix() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    send(
        states
            .analyzed(states.onMain("a", 3), Graphs.of("a", BUCKET))
            .ended(PhaseName.REVIEWER, Outcome.FAILED, "over its budget"));
    assertThat(events()).isEmpty();

    see(2, Graphs.of("a", BUCKET));
    assertThat(events()).containsExactly("Fixed " + BUCKET);
  }

  @Test
  void neverTakesAFileThatCannotBeReadForARemovedResource() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    Graph empty = Graphs.of("a");
    see(
        2,
        new Graph(
            empty.stack(),
            empty.resources(),
            empty.edges(),
            empty.declarations(),
            empty.comments(),
            List.of(Diagnostic.error("Missing brace", "It never ends.", Graphs.RANGE)),
            empty.coverage()));

    assertThat(events()).isEmpty();
  }

  @Test
  void neverTakesAnUnknownKeyOrAnUnavailableModuleForARemovedResource() {
    String keyed = "aws_s3_bucket.a[\"x.y]\"]";
    String inModule = "module.m[0].aws_s3_bucket.b";
    see(1, Graphs.of("a", keyed, inModule), finding("p", keyed), finding("p", inModule));
    events();

    var module =
        new ModuleCall(
            "module.m", "git::https://git.example/m", "", false, Value.Obj.EMPTY, Graphs.RANGE);
    see(2, declaring(Graphs.of("a", "aws_s3_bucket.a[?]"), List.of(module), List.of()));

    assertThat(events()).isEmpty();
  }

  @Test
  void neverTakesAPolicyThatWasNotAskedForAFix() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    var only =
        new Settings(Severity.HIGH, Severity.INFO, List.of("aws/kms"), List.of(), List.of(), null);
    var stack = states.stack("a", "main", true, 2, only);
    send(states.reviewed(stack, Graphs.of("a", BUCKET), List.of()));

    assertThat(events()).isEmpty();
  }
}
