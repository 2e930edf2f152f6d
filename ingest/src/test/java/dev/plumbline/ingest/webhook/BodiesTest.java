package dev.plumbline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.ByteSize;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.config.WebhooksConfig;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.http.WebServer;
import dev.plumbline.pipeline.observe.Metric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers can make the service hold. They have no signature, so nothing reaches Kafka. */
final class BodiesTest {
  private static final int MOST = 100_000;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<Socket> strangers = new ArrayList<>();
  private final PublishedChanges published =
      new PublishedChanges(Clients.of("127.0.0.1:1"), new Topics("none"), new Placement(1));
  private final ChangePublisher publisher =
      new ChangePublisher(
          Clients.of("127.0.0.1:1"), new Topics("none"), published, Duration.ofSeconds(1));
  private WebServer web;

  @BeforeEach
  void start() throws Exception {
    web = WebServer.start(camel, "127.0.0.1", 0);
  }

  private void serve(Duration patience) throws Exception {
    serve(patience, MOST);
  }

  private void serve(Duration patience, int most) throws Exception {
    var config =
        new WebhooksConfig(new Secret("github's"), null, null, null, null, new ByteSize(most));
    new Webhooks(config, publisher, Clock.systemUTC(), registry, patience).mount(web.router());
    camel.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket each : strangers) {
      each.close();
    }
    camel.stop();
    publisher.close();
    published.close();
  }

  @Test
  void a_body_that_says_it_is_too_large_is_refused_before_it_comes() throws Exception {
    serve(Duration.ofMinutes(5));

    assertThat(status(stranger(25 << 20, 0))).isEqualTo(413);
  }

  @Test
  void bodies_without_a_length_are_refused_where_they_get_too_large() throws Exception {
    serve(Duration.ofMinutes(5));
    Socket socket = stranger("Transfer-Encoding: chunked");

    String chunk = "x".repeat(0x8000);
    for (int i = 0; i < 4; i++) {
      socket.getOutputStream().write(("8000\r\n" + chunk + "\r\n").getBytes(UTF_8));
    }

    assertThat(status(socket)).isEqualTo(413);
  }

  @Test
  void no_more_is_held_than_four_of_the_largest_and_all_is_let_go() throws Exception {
    serve(Duration.ofMinutes(5));
    for (int i = 0; i < 4; i++) {
      stranger(MOST, 95_000);
    }
    Thread.sleep(500); // the server has read what it was sent; nothing tells

    assertThat(status(stranger(MOST, 90_000))).isEqualTo(503);
    assertThat(Metric.WEBHOOKS.counter(registry, "github", "busy").count()).isEqualTo(1);

    for (Socket each : strangers) {
      each.close();
    }
    // One after another as they are seen to be gone; then all room is there again.
    int answer = 503;
    for (int i = 0; i < 200 && answer == 503; i++) {
      answer = status(stranger(MOST, MOST));
    }
    assertThat(answer).isEqualTo(401);
    for (int i = 0; i < 10; i++) {
      assertThat(status(stranger(MOST, MOST))).isEqualTo(401);
    }
  }

  @Test
  void strangers_with_large_bodies_leave_room_for_those_of_a_usual_size() throws Exception {
    int most = 1 << 20;
    serve(Duration.ofMinutes(5), most);
    for (int i = 0; i < 4; i++) {
      stranger(most, 1_000_000);
    }
    Thread.sleep(500); // the server has read what it was sent; nothing tells

    assertThat(status(stranger(200_000, 200_000))).isEqualTo(401);
    assertThat(status(stranger(most, 600_000))).isEqualTo(503);
  }

  @Test
  void a_body_that_does_not_come_is_not_waited_for() throws Exception {
    serve(Duration.ofMillis(300));

    Socket socket = stranger(MOST, 10);

    assertThat(status(socket)).isEqualTo(408);
    assertThat(socket.getInputStream().readAllBytes()).isEmpty(); // and the connection ends
  }

  private Socket stranger(int length, int sent) throws IOException {
    Socket socket = stranger("Content-Length: " + length);
    socket.getOutputStream().write("x".repeat(sent).getBytes(UTF_8));
    return socket;
  }

  private Socket stranger(String header) throws IOException {
    var socket = new Socket("127.0.0.1", web.port());
    socket.setSoTimeout(60_000);
    strangers.add(socket);
    String request = "POST /webhooks/github HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(UTF_8));
    return socket;
  }

  /** Reads one answer to its end. */
  private static int status(Socket socket) throws IOException {
    var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    int status = Integer.parseInt(line(answer).split(" ", 3)[1]);
    String header = line(answer);
    while (!header.isEmpty()) {
      header = line(answer);
    }
    assertThat(line(answer)).isNotEmpty();
    return status;
  }

  private static String line(BufferedReader answer) throws IOException {
    return Objects.requireNonNull(answer.readLine(), "the connection ended");
  }
}
