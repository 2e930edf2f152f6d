package dev.plumbline.reporter.dashboard;

import static dev.plumbline.reporter.testing.Samples.finding;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.observe.Health;
import dev.plumbline.reporter.projection.FindingFilter;
import dev.plumbline.reporter.projection.ReadModel;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@Timeout(300)
class RebuildTest {
  private static final int STACKS = 40;
  private static final FindingFilter ALL =
      new FindingFilter(
          List.of(), "", "", "", "r1", List.of(), FindingFilter.Suppressed.SHOW, "", 500);

  @TempDir Path directory;

  @Test
  void bringsTheSameTablesBackBesideAProjectorThatGoesOn(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      served.started("r1", "s");
      for (int i = 0; i < STACKS; i++) {
        served.begins("r1", "s" + i, PhaseName.REVIEWER);
        served.found("r1", "s" + i, finding("p" + i, "aws_sqs_queue.q"));
        served.ends("r1", "s" + i, PhaseName.REVIEWER);
      }
      Served.await(() -> served.model.findings(ALL).size() == STACKS && ended(served) == STACKS);
      var findings = served.model.findings(ALL);
      var phases = phases(served);

      long read = served.rebuild();

      assertThat(read).isPositive();
      assertThat(served.model.findings(ALL)).isEqualTo(findings);
      assertThat(phases(served)).isEqualTo(phases);

      served.found("r1", "late", finding("late", "aws_sqs_queue.q"));

      Served.await(() -> served.model.findings(ALL).size() == STACKS + 1);
      assertThat(served.model.findings(ALL)).containsAll(findings);
    }
  }

  @Test
  void losesNothingThatIsPublishedMeanwhile(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null);
        var publisher = Executors.newSingleThreadExecutor()) {
      served.started("r1", "s");
      var published =
          publisher.submit(() -> {
            for (int i = 0; i < 10 * STACKS; i++) {
              served.begins("r1", "s" + i, PhaseName.REVIEWER);
            }
            return true;
          });

      while (!published.isDone()) {
        served.rebuild();
      }

      assertThat(published.get()).isTrue();
      served.rebuild();
      assertThat(phases(served)).hasSize(10 * STACKS);
      assertThat(served.leftOut(Topic.REVIEWS)).isZero();
    }
  }

  @Test
  void leavesOutARecordThatCannotBeWrittenAndSaysSo(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      served.started("r1", "s");
      Served.await(() -> served.model.review("r1").isPresent());
      Event started = Events.of(Samples.started("r2", 1, "s"));
      String body = new String(Objects.requireNonNull(started.data()), UTF_8);
      byte[] poison = body.replace("\"lane\":\"INTERACTIVE\"", "\"lane\":null").getBytes(UTF_8);
      assertThat(poison).isNotEqualTo(started.data());

      served.publish(new Event(started.topic(), "r1", started.attributes(), poison));
      served.begins("r1", "s", PhaseName.REVIEWER);

      Served.await(() -> phases(served).size() == 1);
      assertThat(served.leftOut(Topic.REVIEWS)).isEqualTo(1);
      assertThat(served.projector.health()).isEqualTo(new Health.State.Up());
      assertThat(served.model.review("r2")).isEmpty();
      served.rebuild();
      assertThat(phases(served)).hasSize(1);
    }
  }

  private static List<ReadModel.PhaseRow> phases(Served served) {
    return served.model.review("r1").orElseThrow().phases();
  }

  private static long ended(Served served) {
    return served.model.review("r1").stream()
        .flatMap(view -> view.phases().stream())
        .filter(phase -> phase.state().equals("completed"))
        .count();
  }
}
