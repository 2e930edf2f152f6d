package dev.plumbline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.model.digest.HmacSha256;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.ByteSize;
import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.config.WebhooksConfig;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.http.WebServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** The webhooks, on a topic of their own, and the forges that deliver to them. */
final class Forges implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final String OLD = "1".repeat(40);
  static final String NEW = "2".repeat(40);
  static final String PUSH =
      """
      {"ref": "refs/heads/main", "before": "%s", "after": "%s", "repository": {
        "full_name": "acme/shop", "clone_url": "https://github.com/acme/shop.git",
        "default_branch": "main"}}\
      """
          .formatted(OLD, NEW);

  static final WebhooksConfig NO_SECRETS =
      new WebhooksConfig(null, null, null, null, null, new ByteSize(100_000));

  private static final byte[] KEY = "a key of gitlab's".getBytes(UTF_8);

  private final HttpClient http = HttpClient.newHttpClient();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final TestKafka kafka;
  private final Topics topics;
  private final PublishedChanges published;
  private final ChangePublisher publisher;
  private DefaultCamelContext camel = new DefaultCamelContext();
  private int port;

  Forges(TestKafka kafka) {
    this.kafka = kafka;
    // One topic for each test: what one published is no repetition to the next.
    this.topics = new Topics(kafka.prefix() + Long.toHexString(System.nanoTime()));
    this.published =
        new PublishedChanges(Clients.of(kafka.bootstrapServers()), topics, new Placement(1));
    this.publisher = publisher(Clients.of(kafka.bootstrapServers()));
  }

  void start() throws Exception {
    kafka.createTopic(topics.prefix().substring(kafka.prefix().length()) + ".changes", 1);
    published.start();
    assertThat(published.awaitCaughtUp(Duration.ofSeconds(90))).isTrue();
    serve(publisher);
  }

  @Override
  public void close() {
    camel.stop();
    publisher.close();
    published.close();
  }

  Topics topics() {
    return topics;
  }

  /** What the service knows to be published. */
  PublishedChanges published() {
    return published;
  }

  /** The publisher that the webhooks have from the start. */
  ChangePublisher publisher() {
    return publisher;
  }

  SimpleMeterRegistry registry() {
    return registry;
  }

  /** Another one, with the same memory of what is published. */
  ChangePublisher publisher(Clients clients) {
    return new ChangePublisher(clients, topics, published, Duration.ofSeconds(3));
  }

  /** Starts the service anew, with another publisher. */
  void serve(ChangePublisher to) throws Exception {
    serve(
        to,
        new WebhooksConfig(
            new Secret("github's"),
            new Secret("gitlab's"),
            new Secret("whsec_" + Base64.getEncoder().encodeToString(KEY)),
            new Secret("gitea's"),
            new Secret("bitbucket's"),
            new ByteSize(100_000)));
  }

  void serve(ChangePublisher to, WebhooksConfig config) throws Exception {
    camel.stop();
    camel = new DefaultCamelContext();
    WebServer web = WebServer.start(camel, "127.0.0.1", 0);
    new Webhooks(config, to, Clock.fixed(NOW, ZoneOffset.UTC), registry).mount(web.router());
    camel.start();
    port = web.port();
  }

  /** Delivers a signed event; the status of the answer. */
  int github(String event, String delivery, String body) throws Exception {
    var headers = headers("X-GitHub-Event", event, "X-GitHub-Delivery", delivery);
    headers.put("X-Hub-Signature-256", "sha256=" + hex("github's", body));
    return post("github", headers, body);
  }

  int gitea(String event, String delivery, String body) throws Exception {
    var headers = headers("X-Gitea-Event", event, "X-Gitea-Delivery", delivery);
    headers.put("X-Gitea-Signature", hex("gitea's", body));
    return post("gitea", headers, body);
  }

  int bitbucket(String event, String delivery, String body) throws Exception {
    var headers = headers("X-Event-Key", event, "X-Request-UUID", delivery);
    headers.put("X-Hub-Signature", "sha256=" + hex("bitbucket's", body));
    return post("bitbucket", headers, body);
  }

  int post(String forge, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    return answer(forge, headers, body).statusCode();
  }

  HttpResponse<String> answer(String forge, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/" + forge))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** All changes, in order: what was answered is in the topic. */
  List<RepositoryChanged> changes() {
    return kafka.readAll(topics.prefix() + ".changes").stream()
        .peek(r -> assertThat(CloudEventHeaders.text(r.headers(), "ce_id")).isNotEmpty())
        .map(record -> Json.read(record.value(), RepositoryChanged.class))
        .toList();
  }

  /** Headers that sign a body as GitLab does; the time is in seconds since 1970. */
  static Map<String, String> signed(String id, long time, String body) {
    byte[] content = (id + "." + time + "." + body).getBytes(UTF_8);
    String signature = Base64.getEncoder().encodeToString(new HmacSha256(KEY).of(content));
    var headers = headers("webhook-id", id, "webhook-timestamp", Long.toString(time));
    headers.put("webhook-signature", "v1,AAAA v1," + signature);
    return headers;
  }

  /** Headers that sign an event for one of the forges. */
  static Map<String, String> signedFor(String forge, String event, String body) {
    return switch (forge) {
      case "gitlab" -> signed("any", NOW.getEpochSecond(), body);
      case "gitea" -> headers("X-Gitea-Event", event, "X-Gitea-Signature", hex("gitea's", body));
      case "bitbucket" ->
          headers("X-Event-Key", event, "X-Hub-Signature", "sha256=" + hex("bitbucket's", body));
      default ->
          headers(
              "X-GitHub-Event", event, "X-Hub-Signature-256", "sha256=" + hex("github's", body));
    };
  }

  static String hex(String secret, String body) {
    return HmacSha256.keyed(secret).hex(body);
  }

  static Map<String, String> headers(String... pairs) {
    var headers = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      headers.put(pairs[i], pairs[i + 1]);
    }
    return headers;
  }
}
