package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.GitServer;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.deadletter.DeadLetters;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.service.Pipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a push whose Git host does not answer when it is told of. */
@Kafka
final class OutageTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path dir;
  private final TestKafka kafka;
  private Clients clients;
  private Topics topics;
  private TestRepository repo;
  private GitServer host;
  private Pipeline pipeline;

  OutageTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void start() throws Exception {
    topics = new Topics(kafka.prefix() + "outage" + System.nanoTime());
    for (String topic : topics.all()) {
      kafka.createTopic(topic.substring(kafka.prefix().length()), 1);
    }
    clients = Clients.of(kafka.bootstrapServers());
    repo = TestRepository.init(dir.resolve("shop"));
    repo.write("a/main.tf", "provider \"aws\" {}").commit("first");
    host = GitServer.of(repo);
    pipeline =
        ingest(
            DeliverySettings.DEFAULT.withBackoffs(
                List.of(Duration.ofMillis(50), Duration.ofMillis(50))));
  }

  private Pipeline ingest(DeliverySettings settings) {
    var intake = Changes.intake(dir);
    var made = new Pipeline(clients, topics, settings, new SimpleMeterRegistry());
    return made.add(
        new IngestStep(
            intake,
            made.estate(),
            made.generations(Duration.ofDays(1)),
            _ -> false,
            new Placement(1)));
  }

  @AfterEach
  void stop() {
    pipeline.close();
    host.close();
    repo.close();
  }

  @Test
  void a_push_to_a_tracked_branch_outlives_an_outage_of_its_host() throws Exception {
    pipeline.start();
    host.failing(2, 503);

    publish("main", "main", "");

    var stacks = kafka.read(topics.prefix() + ".stacks", 1, PATIENCE);
    var stack = Json.read(stacks.getFirst().value(), StackChanged.class);
    assertThat(stack.generation()).isZero();
    assertThat(stack.tracked()).isTrue();
    assertThat(host.asked()).isGreaterThan(2);
    assertThat(ledger()).noneMatch(ReviewEvent.Rejected.class::isInstance);
    assertThat(new DeadLetters(clients, topics).list()).isEmpty();
  }

  @Test
  void a_push_whose_host_stays_away_is_rejected_and_kept_for_an_operator() throws Exception {
    pipeline.start();
    host.failing(3, 503);

    publish("main", "main", "");

    kafka.read(topics.prefix() + ".dead-letters", 1, PATIENCE);
    assertThat(ledger())
        .filteredOn(ReviewEvent.Rejected.class::isInstance)
        .singleElement()
        .extracting(event -> ((ReviewEvent.Rejected) event).reason())
        .isEqualTo(host.url() + " answers 503; try again later");
    var letters = new DeadLetters(clients, topics);
    assertThat(letters.list())
        .singleElement()
        .matches(letter -> letter.attempts() == 3 && letter.cause().contains("503"));
    assertThat(letters.replay(_ -> true)).hasSize(1);
    var stacks = kafka.read(topics.prefix() + ".stacks", 1, PATIENCE);
    assertThat(Json.read(stacks.getFirst().value(), StackChanged.class).generation()).isZero();
  }

  /** A replica of the host may not have yet what the webhook tells of. */
  @Test
  void a_push_whose_commit_is_not_there_is_tried_again_rejected_and_kept() throws Exception {
    pipeline.start();
    String gone = "0123456789abcdef0123456789abcdef01234567";

    publish("main", gone, "");

    kafka.read(topics.prefix() + ".dead-letters", 1, PATIENCE);
    assertThat(ledger())
        .filteredOn(ReviewEvent.Rejected.class::isInstance)
        .singleElement()
        .extracting(event -> ((ReviewEvent.Rejected) event).reason())
        .isEqualTo("there is no commit " + gone + " in " + host.url() + " (any more)");
    assertThat(new DeadLetters(clients, topics).list())
        .singleElement()
        .matches(letter -> letter.attempts() == 3);
  }

  /** What became of a stack is in its review's report; of this there would be none. */
  @Test
  void a_push_that_takes_too_long_is_rejected_and_kept_for_an_operator() throws Exception {
    pipeline.close();
    pipeline = ingest(DeliverySettings.DEFAULT.withDeadline(Duration.ofMillis(1)));
    pipeline.start();
    host.slow(Duration.ofSeconds(1));

    publish("main", "main", "");

    kafka.read(topics.prefix() + ".dead-letters", 1, PATIENCE);
    assertThat(ledger()).filteredOn(ReviewEvent.Rejected.class::isInstance).hasSize(1);
    assertThat(new DeadLetters(clients, topics).list())
        .singleElement()
        .matches(letter -> letter.cause().contains("deadline") && letter.attempts() == 1);
  }

  @Test
  void who_waits_for_an_answer_is_told_at_once() throws Exception {
    pipeline.start();
    host.failing(1, 503);

    publish("", "main", "waiting");

    kafka.read(topics.prefix() + ".reviews", 3, PATIENCE);
    var rejected =
        ledger().stream()
            .filter(ReviewEvent.Rejected.class::isInstance)
            .map(ReviewEvent.Rejected.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(rejected.requestId()).isEqualTo("waiting");
    assertThat(rejected.unreachable()).isTrue();
    assertThat(host.asked()).isEqualTo(1);
    assertThat(new DeadLetters(clients, topics).list()).isEmpty();
  }

  private List<ReviewEvent> ledger() {
    return kafka.readAll(topics.prefix() + ".reviews").stream()
        .map(r -> Event.read(r.headers(), r.value(), ReviewEvent.class).orElse(null))
        .filter(Objects::nonNull)
        .map(ReviewEvent.class::cast)
        .toList();
  }

  private void publish(String ref, String head, String requestId) throws Exception {
    var change =
        new RepositoryChanged(
            "example.com/acme/shop",
            host.url(),
            ref,
            head,
            "",
            !ref.isEmpty(),
            Lane.INTERACTIVE,
            0,
            requestId,
            List.of(),
            Settings.DEFAULT);
    try (var producer = kafka.producer()) {
      producer.send(Events.of(change, "push-1", "/github").toRecord(topics)).get();
    }
  }
}
