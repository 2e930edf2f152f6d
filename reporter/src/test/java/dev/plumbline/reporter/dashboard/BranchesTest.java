package dev.plumbline.reporter.dashboard;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.reporter.projection.FindingFilter;
import dev.plumbline.reporter.projection.ReadModel;
import dev.plumbline.reporter.testing.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@Timeout(300)
class BranchesTest {
  @TempDir Path directory;

  @Test
  void aFindingLivesOnEachTrackedBranchForItself(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      Finding finding = finding("p", "aws_sqs_queue.q");

      served.opened("main", finding);
      served.opened("release", finding);
      served.fixed("release", finding);

      Served.await(() -> state(served, "release", finding).equals("fixed"));
      assertThat(state(served, "main", finding)).isEqualTo("open");
      assertThat(state(served, "pull/7", finding)).as("the one told of last").isEqualTo("fixed");
    }
  }

  @Test
  void aNameWithANulIsKeptReadable(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null)) {
      served.started("r", "s");

      served.found("r", "s", finding("p", "A\0B"));

      var all =
          new FindingFilter(
              List.of(), "", "", "", "r", List.of(), FindingFilter.Suppressed.SHOW, "a\uFFFDb", 9);
      Served.await(() -> served.model.findings(all).size() == 1);
      assertThat(served.model.findings(all).getFirst().finding().path("resource").asText())
          .isEqualTo("A\0B");
    }
  }

  private static String state(Served served, String ref, Finding finding) {
    return served
        .model
        .life(Samples.REPOSITORY, ref, finding.fingerprint())
        .map(ReadModel.LifeRow::state)
        .orElse("none");
  }
}
