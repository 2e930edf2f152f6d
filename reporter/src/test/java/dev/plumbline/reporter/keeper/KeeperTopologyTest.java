package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.reporter.testing.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the keeper says of the findings of a tracked branch, and in which order it believes. */
class KeeperTopologyTest extends KeeperDriver {
  @Test
  void opensWhatIsSeenFirstAndOnlyOnce() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.EXISTING));

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  @Test
  void namesTheStackAndTheFingerprintInTheEvent() {
    see(1, Graphs.of("a", BUCKET), OPEN);

    var record = findings().readRecord();

    assertThat(record.key()).isEqualTo(REPOSITORY + "/a");
    assertThat(CloudEventHeaders.text(record.headers(), "ce_subject"))
        .isEqualTo(OPEN.fingerprint());
    var event = Event.read(record.headers(), record.value(), FindingEvent.class).orElseThrow();
    assertThat(event.stack()).isEqualTo("a");
    assertThat(event.ref()).isEqualTo("main");
  }

  @Test
  void learnsNothingFromAPullRequestsHead() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    var stack = states.stack("a", "pull/7", false, 2, Settings.DEFAULT);
    send(states.reviewed(stack, Graphs.of("a"), List.of()));
    send(states.reviewed(stack, Graphs.of("a", BUCKET), List.of(finding("other", BUCKET))));

    assertThat(events()).isEmpty();
  }

  @Test
  void ignoresAnOlderGenerationThatComesLate() {
    see(2, Graphs.of("a", BUCKET), OPEN);
    see(1, Graphs.of("a", BUCKET));
    see(2, Graphs.of("a", BUCKET));

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  @Test
  void takesBothLanesAsOne() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    var state = states.reviewed(states.onMain("a", 2), Graphs.of("a", BUCKET), List.of());
    input(TOPICS.name(Topic.VALIDATED, Lane.BULK)).pipeInput(state.stack().key(), state.toBytes());

    assertThat(events()).containsExactly("Opened " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void saysWhatChangesSuppressesAndReopens() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a", BUCKET), finding(OPEN.policy(), BUCKET, "other", Severity.LOW));
    see(3, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.SUPPRESSED));
    see(4, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.EXISTING));
    see(5, Graphs.of("a", BUCKET));
    see(6, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.NEW));

    assertThat(events())
        .containsExactly(
            "Opened " + BUCKET,
            "Changed " + BUCKET,
            "Suppressed " + BUCKET,
            "Reopened " + BUCKET,
            "Fixed " + BUCKET,
            "Reopened " + BUCKET);
  }

  @Test
  void passesOverAStateThatCannotBeRead() {
    input(TOPICS.name(Topic.VALIDATED)).pipeInput("x", new byte[] {'{'});
    see(1, Graphs.of("a", BUCKET), OPEN);

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }
}
