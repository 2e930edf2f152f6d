package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.reporter.testing.Graphs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of findings when their branch is deleted. */
class EndedBranchTest extends KeeperDriver {
  @Test
  void closesWhatADeletedBranchHad() {
    see(1, Graphs.of("a", BUCKET), OPEN, finding("aws/s3/logging", BUCKET));
    see(2, Graphs.of("a", BUCKET), OPEN);
    release(3, OPEN);
    events();

    passBy(4);
    close(REPOSITORY, "main"); // offset 4

    var closed = read();
    assertThat(closed)
        .singleElement()
        .satisfies(event -> {
          assertThat(event).isInstanceOf(FindingEvent.Closed.class);
          assertThat(event.finding().fingerprint()).isEqualTo(OPEN.fingerprint());
          assertThat(event.stack()).isEqualTo("a");
          assertThat(event.ref()).isEqualTo("main");
        });
    close(REPOSITORY, "main");
    assertThat(events()).as("said once").isEmpty();
  }

  @Test
  void opensAnewOnABranchOfTheSameNameAndHearsNothingOlderThanItsEnd() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    passBy(3);
    close(REPOSITORY, "main"); // offset 3
    events();

    see(2, Graphs.of("a", BUCKET), OPEN);
    assertThat(events()).as("from a retry topic").isEmpty();
    see(4, Graphs.of("a", BUCKET), OPEN);

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  @Test
  void keepsWhatIsNewerThanTheEndAndWhatIsOfARepositoryBelow() {
    see(5, Graphs.of("a", BUCKET), OPEN);
    events();

    close(REPOSITORY, "main"); // offset 0
    passBy(9);
    close("git.example", "main");
    close(REPOSITORY, "pull/7");
    input(TOPICS.name(Topic.CHANGES)).pipeInput(REPOSITORY, new byte[] {'{'});

    assertThat(events()).isEmpty();
  }

  private void close(String repository, String ref) {
    var change = RepositoryChanged.closing(repository, "https://" + repository, ref);
    input(TOPICS.name(Topic.CHANGES)).pipeInput(repository, Json.bytes(change));
  }

  /** Changes that close nothing, so that the next one's generation is {@code count}. */
  private void passBy(int count) {
    for (int i = 0; i < count; i++) {
      input(TOPICS.name(Topic.CHANGES))
          .pipeInput(REPOSITORY, Json.bytes(Map.of("repository", REPOSITORY, "ref", "main")));
    }
  }

  private void release(long generation, Finding... found) {
    var stack = states.stack("a", "release", true, generation, Settings.DEFAULT);
    send(states.reviewed(stack, Graphs.of("a", BUCKET), List.of(found)));
  }
}
