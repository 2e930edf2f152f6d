package dev.plumbline.pipeline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.pipeline.config.ManagementConfig;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private static final ManagementConfig LOCAL = new ManagementConfig("127.0.0.1", 0, null);

  private final Metrics metrics = new Metrics();
  private final Health health = new Health();
  private HttpClient http;

  @BeforeEach
  void open() {
    http = HttpClient.newHttpClient();
  }

  @AfterEach
  void close() {
    http.close();
    metrics.close();
  }

  @Test
  void showsDeclaredMetricsAndThoseOfTheJvm() throws Exception {
    Metric.REVIEWS.counter(metrics.registry(), "pass").increment(3);

    try (var server = ManagementServer.start(LOCAL, metrics, health)) {
      HttpResponse<String> answer = get(server, "/metrics", null);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("plumbline_reviews_total{outcome=\"pass\"} 3.0")
          .contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void answersEachProbeByWhatThePartsSay() throws Exception {
    try (var server = ManagementServer.start(LOCAL, metrics, health)) {
      assertThat(probes(server)).isEqualTo("live 200, ready 503, started 503");

      Health.Part analyzer = health.part("analyzer");
      assertThat(probes(server)).isEqualTo("live 200, ready 503, started 503");

      analyzer.up();
      assertThat(probes(server)).isEqualTo("live 200, ready 200, started 200");

      analyzer.down("the broker is away");
      assertThat(probes(server)).isEqualTo("live 200, ready 503, started 200");
      assertThat(get(server, "/health/ready", null).body())
          .isEqualTo("{\"status\":\"down\",\"parts\":{\"analyzer\":\"down: the broker is away\"}}");

      analyzer.failed("out of memory");
      assertThat(probes(server)).isEqualTo("live 503, ready 503, started 200");
    }
  }

  @Test
  void tellsStrangersOnlyWhetherItIsUp() throws Exception {
    var guarded = new ManagementConfig("127.0.0.1", 0, new Secret("t0ken"));
    health.part("analyzer").up();

    try (var server = ManagementServer.start(guarded, metrics, health)) {
      assertThat(get(server, "/metrics", null).statusCode()).isEqualTo(401);
      assertThat(get(server, "/metrics", "wrong").statusCode()).isEqualTo(401);
      assertThat(get(server, "/metrics", "t0ken").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready", null).body()).isEqualTo("{\"status\":\"up\"}");
      assertThat(get(server, "/health/ready", "t0ken").body()).contains("analyzer");
    }
  }

  @Test
  void saysWhatToDoWhenThePortIsTaken() throws Exception {
    try (var server = ManagementServer.start(LOCAL, metrics, health)) {
      var same = new ManagementConfig("127.0.0.1", server.port(), null);

      assertThatThrownBy(() -> ManagementServer.start(same, metrics, health))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the management port 127.0.0.1:" + server.port())
          .hasMessageContaining("set management.port to another one");
    }
  }

  @Test
  void knowsNoOtherPageAndNoOtherMethod() throws Exception {
    try (var server = ManagementServer.start(LOCAL, metrics, health)) {
      assertThat(get(server, "/metrics/../secret", null).statusCode()).isEqualTo(404);
      var post =
          HttpRequest.newBuilder(uri(server, "/metrics"))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }
  }

  private String probes(ManagementServer server) throws IOException, InterruptedException {
    return "live %d, ready %d, started %d"
        .formatted(
            get(server, "/health/live", null).statusCode(),
            get(server, "/health/ready", null).statusCode(),
            get(server, "/health/started", null).statusCode());
  }

  private HttpResponse<String> get(ManagementServer server, String path, @Nullable String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(server, path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(ManagementServer server, String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}
