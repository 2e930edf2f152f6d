package dev.plumbline.reporter.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.review.PhaseName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Kafka
@Timeout(300)
class LiveStreamTest {
  private static final int STACKS = 30;

  @TempDir Path directory;

  @Test
  void givesEachEventOnceInOrderOverLostConnections(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null);
        var client = HttpClient.newHttpClient()) {
      served.started("r1", "s");
      var seen = new ArrayList<Long>();

      for (int i = 0; i < STACKS; i++) {
        served.begins("r1", "s" + i, PhaseName.ANALYZER);
        served.ends("r1", "s" + i, PhaseName.ANALYZER);
        if (i % 10 == 9) {
          long last = seen.isEmpty() ? 0 : seen.getLast();
          seen.addAll(read(client, served, "?review=r1", last, 15));
        }
      }
      seen.addAll(read(client, served, "?review=r1", seen.getLast(), 1 + 2 * STACKS - seen.size()));

      assertThat(seen)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 1 + 2 * STACKS).boxed().toList());
    }
  }

  @Test
  void givesOnlyTheKindsAndTheReviewAskedFor(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, null);
        var client = HttpClient.newHttpClient()) {
      served.started("r1", "s");
      served.begins("r1", "s", PhaseName.ANALYZER);
      served.started("r2", "s");
      served.begins("r2", "s", PhaseName.ANALYZER);

      assertThat(read(client, served, "?kinds=review,report", 0, 2)).containsExactly(1L, 3L);
      assertThat(read(client, served, "?kinds=phase&review=r2", 0, 1)).containsExactly(4L);
    }
  }

  @Test
  void isClosedToWhoeverLacksTheToken(TestKafka kafka) throws Exception {
    try (var served = new Served(kafka, directory, "open-sesame");
        var client = HttpClient.newHttpClient()) {
      var without = HttpRequest.newBuilder(URI.create(served.url("/api/reviews"))).build();
      var with =
          HttpRequest.newBuilder(URI.create(served.url("/api/reviews")))
              .header("Authorization", "Bearer open-sesame")
              .build();

      int refused = client.send(without, HttpResponse.BodyHandlers.discarding()).statusCode();
      int taken = client.send(with, HttpResponse.BodyHandlers.discarding()).statusCode();

      assertThat(refused).isEqualTo(401);
      assertThat(taken).isEqualTo(200);
    }
  }

  /** Connects as a browser does that saw {@code last}, reads some events, and hangs up. */
  private static List<Long> read(
      HttpClient client, Served served, String query, long last, int count)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(served.url("/events" + query)))
            .header("Last-Event-ID", Long.toString(last))
            .build();
    var ids = new ArrayList<Long>();
    try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && ids.size() < count;
          line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          ids.add(Long.parseLong(line.substring(4)));
        }
      }
    }
    return ids;
  }
}
