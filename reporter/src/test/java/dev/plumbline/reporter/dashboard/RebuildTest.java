package dev.plumbline.reporter.dashboard;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.reporter.projection.FindingFilter;
import dev.plumbline.reporter.projection.ReadModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@Timeout(120)
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
