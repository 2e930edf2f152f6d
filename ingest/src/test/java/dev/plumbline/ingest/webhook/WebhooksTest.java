package dev.plumbline.ingest.webhook;

import static dev.plumbline.ingest.webhook.Forges.NEW;
import static dev.plumbline.ingest.webhook.Forges.OLD;
import static dev.plumbline.ingest.webhook.Forges.PUSH;
import static dev.plumbline.ingest.webhook.Forges.headers;
import static dev.plumbline.ingest.webhook.Forges.hex;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.LoggingConfig;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.observe.Logging;
import dev.plumbline.pipeline.observe.Metric;
import java.io.ByteArrayOutputStream;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery: it is published once, or refused with a reason. */
@Kafka
final class WebhooksTest {
  private final TestKafka kafka;
  private final Forges forges;

  WebhooksTest(TestKafka kafka) {
    this.kafka = kafka;
    this.forges = new Forges(kafka);
  }

  @BeforeEach
  void start() throws Exception {
    forges.start();
  }

  @AfterEach
  void stop() {
    forges.close();
  }

  @Test
  void a_signed_push_is_in_kafka_when_it_is_answered() throws Exception {
    assertThat(forges.github("push", "1", PUSH)).isEqualTo(202);

    RepositoryChanged change = forges.changes().getFirst();
    assertThat(change.repository()).isEqualTo("github.com/acme/shop");
    assertThat(change.url()).isEqualTo("https://github.com/acme/shop.git");
    assertThat(change.ref()).isEqualTo("main");
    assertThat(change.head()).isEqualTo(NEW);
    assertThat(change.base()).isEqualTo(OLD);
    assertThat(change.tracked()).isTrue();
  }

  @Test
  void a_delivery_that_comes_again_is_published_once_also_after_a_restart() throws Exception {
    assertThat(forges.github("push", "again", PUSH)).isEqualTo(202);
    assertThat(forges.github("push", "again", PUSH)).isEqualTo(202);
    while (!forges.published().contains("github-again", "/github")) {
      Thread.sleep(10);
    }
    var restarted = forges.publisher(Clients.of(kafka.bootstrapServers()));
    forges.serve(restarted);
    assertThat(forges.github("push", "again", PUSH)).isEqualTo(202);
    restarted.close();

    assertThat(forges.changes()).hasSize(1);
  }

  @Test
  void what_anyone_else_wrote_to_the_topic_keeps_no_delivery_from_being_known() throws Exception {
    try (var producer = kafka.producer()) {
      for (String body : List.of("null", "[]", "{\"ref\": 1}", "")) {
        producer
            .send(new ProducerRecord<>(forges.topics().prefix() + ".changes", body.getBytes(UTF_8)))
            .get();
      }
    }

    assertThat(forges.github("push", "after", PUSH)).isEqualTo(202);

    for (int i = 0; i < 200 && !forges.published().contains("github-after", "/github"); i++) {
      Thread.sleep(50);
    }
    assertThat(forges.published().contains("github-after", "/github")).isTrue();
    assertThat(forges.published().head("github.com/acme/shop", "main")).contains(NEW);
  }

  @Test
  void what_is_not_signed_or_signed_wrongly_is_refused() throws Exception {
    var wrong =
        headers("X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=" + "0".repeat(64));
    var sha1 = headers("X-GitHub-Event", "push", "X-Hub-Signature", "sha1=00");

    assertThat(forges.post("github", wrong, PUSH)).isEqualTo(401);
    assertThat(forges.post("github", sha1, PUSH)).isEqualTo(401);
    assertThat(forges.post("github", Map.of(), PUSH)).isEqualTo(401);
    assertThat(forges.post("gitea", Map.of(), PUSH)).isEqualTo(401);
    assertThat(forges.post("bitbucket", Map.of(), PUSH)).isEqualTo(401);
    assertThat(forges.post("nobody", Map.of(), PUSH)).isEqualTo(404);
    assertThat(forges.changes()).isEmpty();
  }

  @Test
  void a_form_is_verified_as_it_came_over_the_wire() throws Exception {
    String form = "payload=" + URLEncoder.encode(PUSH, UTF_8);
    var headers = headers("X-GitHub-Event", "push", "X-GitHub-Delivery", "form");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    headers.put("X-Hub-Signature-256", "sha256=" + hex("github's", form));

    assertThat(forges.post("github", headers, form)).isEqualTo(202);
    assertThat(forges.changes()).hasSize(1);
  }

  @Test
  void a_refusal_says_which_proof_is_missing_and_not_what_it_should_be() throws Exception {
    var wrong = headers("X-GitHub-Event", "push", "X-Hub-Signature-256", "sha256=s3cret");

    assertThat(forges.answer("github", Map.of(), PUSH).body())
        .contains("the header X-Hub-Signature-256 is missing");
    assertThat(forges.answer("github", wrong, PUSH).body())
        .contains("what the header X-Hub-Signature-256 says does not fit secret and body")
        .doesNotContain("s3cret", hex("github's", PUSH));
    assertThat(forges.answer("gitlab", headers("X-Gitlab-Token", "gitlab's"), PUSH).body())
        .contains("the header webhook-signature is missing");
  }

  @Test
  void the_log_says_why_a_delivery_was_refused() throws Exception {
    var out = new ByteArrayOutputStream();
    Logging.configure(new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.WARN), out);
    try {
      forges.post("github", Map.of(), PUSH);
    } finally {
      var errors = new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.ERROR);
      Logging.configure(errors, System.err);
    }

    assertThat(out.toString(UTF_8))
        .contains("Webhook refused", "forge=\"github\"", "X-Hub-Signature-256 is missing");
  }

  @Test
  void who_has_set_no_secret_is_told_what_to_set() throws Exception {
    forges.serve(forges.publisher(), Forges.NO_SECRETS);

    assertThat(forges.answer("github", Map.of(), PUSH).body())
        .contains("sets PLUMBLINE_WEBHOOKS_GITHUB_SECRET or webhooks.github-secret-file\"");
    assertThat(forges.answer("gitlab", Map.of(), PUSH).body())
        .contains("PLUMBLINE_WEBHOOKS_GITLAB_SIGNING_SECRET or webhooks.gitlab-signing-secret-file")
        .contains("PLUMBLINE_WEBHOOKS_GITLAB_TOKEN or webhooks.gitlab-token-file");
  }

  @Test
  void a_body_that_is_too_large_or_no_json_is_said_to_be() throws Exception {
    assertThat(forges.github("push", "l", "x".repeat(100_001))).isEqualTo(413);
    assertThat(forges.github("push", "j", "{")).isEqualTo(400);
  }

  @Test
  void what_becomes_of_deliveries_is_counted() throws Exception {
    forges.github("push", "c", PUSH);
    forges.github("push", "c", PUSH);
    forges.github("ping", "p", "{}");
    forges.github("push", "j", "{");
    forges.github("push", "l", "x".repeat(100_001));
    forges.post("github", Map.of(), PUSH);

    for (String result : List.of("ignored", "unreadable", "too-large", "refused", "accepted")) {
      assertThat(counted("github", result)).as(result).isEqualTo(1);
    }
    assertThat(counted("github", "duplicate")).isEqualTo(1);
    assertThat(counted("gitlab", "accepted")).isZero();
  }

  private double counted(String forge, String result) {
    return Metric.WEBHOOKS.counter(forges.registry(), forge, result).count();
  }

  @Test
  void while_kafka_is_away_the_forge_is_told_to_come_again() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    var lost = forges.publisher(Clients.of("127.0.0.1:" + closed));
    forges.serve(lost);

    assertThat(forges.github("push", "k", PUSH)).isEqualTo(503);
    forges.serve(forges.publisher());
    assertThat(forges.github("push", "k", PUSH)).isEqualTo(202);
    lost.close();
  }

  @Test
  void what_is_not_known_to_be_new_is_not_taken_yet() throws Exception {
    var clients = Clients.of(kafka.bootstrapServers());
    try (var unread = new PublishedChanges(clients, forges.topics(), new Placement(1));
        var early = new ChangePublisher(clients, forges.topics(), unread, Duration.ofSeconds(3))) {
      forges.serve(early);
      assertThat(forges.github("push", "early", PUSH)).isEqualTo(503);
      unread.start();
      assertThat(unread.awaitCaughtUp(Duration.ofSeconds(90))).isTrue();
      assertThat(forges.github("push", "early", PUSH)).isEqualTo(202);
    }

    assertThat(forges.changes()).hasSize(1);
  }
}
