package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.section.Review;
import dev.plumbline.reporter.testing.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A finding keeps its identity when its resource moves. */
class MovedFindingsTest extends KeeperDriver {
  @Test
  void keepsAnIdentityAfterItsMovedBlockIsGone() {
    String moved = "module.store[\"x\"].aws_s3_bucket.a";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var move = new Move("aws_s3_bucket.a", moved, Graphs.RANGE);
    see(
        2,
        declaring(Graphs.of("a", moved), List.of(), List.of(move)),
        finding(OPEN.policy(), moved).withFingerprint(OPEN.fingerprint()));
    see(3, Graphs.of("a", moved), finding(OPEN.policy(), moved));
    see(4, Graphs.of("a", moved));

    List<FindingEvent> all = read();

    assertThat(all)
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Opened", "Changed", "Fixed");
    assertThat(all).extracting(e -> e.finding().fingerprint()).containsOnly(OPEN.fingerprint());
  }

  /** Without the block it is destroyed and made anew, and a later run could not tell either. */
  @Test
  void givesANewIdentityToWhatIsRenamedWithoutAMovedBlock() {
    String renamed = "aws_s3_bucket.b";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var move = new Move(BUCKET, renamed, Graphs.RANGE);
    send(
        states.reviewed(
            states.onMain("a", 2),
            Graphs.of("a", renamed),
            List.of(finding(OPEN.policy(), renamed)),
            List.of(move)));

    assertThat(read())
        .extracting(e -> e.getClass().getSimpleName(), e -> e.finding().resource())
        .containsExactlyInAnyOrder(
            tuple("Opened", BUCKET), tuple("Fixed", BUCKET), tuple("Opened", renamed));
  }

  /** The first block is gone when the second comes, so the reviewer begins with the middle. */
  @Test
  void keepsAnIdentityOverAChainOfMovesWhoseFirstBlockIsGone() {
    String middle = "aws_s3_bucket.b";
    String last = "module.m.aws_s3_bucket.c";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var first = new Move(BUCKET, middle, Graphs.RANGE);
    see(
        2,
        declaring(Graphs.of("a", middle), List.of(), List.of(first)),
        finding(OPEN.policy(), middle).withFingerprint(OPEN.fingerprint()));
    var second = new Move(middle, last, Graphs.RANGE);
    see(
        3,
        declaring(Graphs.of("a", last), List.of(), List.of(second)),
        finding(OPEN.policy(), last).withFingerprint(finding(OPEN.policy(), middle).fingerprint()));

    List<FindingEvent> all = read();

    assertThat(all)
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Opened", "Changed", "Changed");
    assertThat(all).extracting(e -> e.finding().fingerprint()).containsOnly(OPEN.fingerprint());
  }

  @Test
  void looksForAnUndecidedCheckAtTheAddressThatAResourceMovedTo() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    var move = new Move(BUCKET, "aws_s3_bucket.b", Graphs.RANGE);
    send(
        states.reviewed(
            states.onMain("a", 2),
            declaring(Graphs.of("a", "aws_s3_bucket.b"), List.of(), List.of(move)),
            List.of(),
            new Review.Undecided(OPEN.policy(), "aws_s3_bucket.b", "var.key")));

    assertThat(events()).isEmpty();
  }

  @Test
  void tellsANewResourceFromTheOneThatMovedAwayFromItsAddress() {
    String moved = "aws_s3_bucket.b";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var move = new Move(BUCKET, moved, Graphs.RANGE);
    see(
        2,
        declaring(Graphs.of("a", moved), List.of(), List.of(move)),
        finding(OPEN.policy(), moved).withFingerprint(OPEN.fingerprint()));
    see(3, Graphs.of("a", BUCKET, moved), OPEN, finding(OPEN.policy(), moved));

    List<FindingEvent> all = read();

    assertThat(all)
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Opened", "Changed", "Opened");
    assertThat(all.getLast().finding().resource()).isEqualTo(BUCKET);
    assertThat(all.getLast().finding().fingerprint()).isNotEqualTo(OPEN.fingerprint());
  }
}
