package dev.plumbline.reporter.dashboard;

import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.testing.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands today is in the tables for longer than its artifacts are kept. */
@Kafka
@Timeout(300)
class GoneArtifactsTest {
  @TempDir Path directory;

  @Test
  void aFindingIsShownWithoutItsLinesOnceTheyAreGone(TestKafka kafka) throws Exception {
    Finding finding = finding("p", "aws_sqs_queue.q");
    try (var served = new Served(kafka, directory, null);
        var client = HttpClient.newHttpClient()) {
      served.started("r1", "s");
      served.found("r1", "s", finding);
      ArtifactRef gone = gone(served);
      served.publish(Events.of(new StackResult(Samples.stack("r1", "s"), gone, gone)));
      served.publish(
          Events.of(
              new ReportReady(
                  "r1", Samples.REPOSITORY, "pull/7", Verdict.FAIL, gone, Instant.now())));
      Served.await(() -> served.model.review("r1").orElseThrow().review().report() != null);

      String path = "/api/reviews/r1/findings/" + finding.fingerprint();
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(served.url(path))).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      var page = Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Page.class);
      assertThat(page.code()).isEmpty();
      assertThat(answer.body()).contains(finding.fingerprint());
    }
  }

  record Page(java.util.List<FindingPage.CodeLine> code) {}

  private static ArtifactRef gone(Served served) throws Exception {
    ArtifactRef ref = served.artifacts.putJson("report");
    served.artifacts.clean(Instant.now().plusSeconds(60));
    return ref;
  }
}
