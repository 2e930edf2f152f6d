package dev.plumbline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.deadletter.DeadLetters;
import dev.plumbline.pipeline.deadletter.Letter;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.service.Pipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anyone may write changes as large as the topic takes them; none of them may stop the others. */
@Kafka
final class LargeChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a producer with default settings may send, headers and key included. */
  private static final int LARGEST = 1_048_450;

  @TempDir Path dir;
  private final TestKafka kafka;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Topics topics = Topics.DEFAULT;
  private Optional<Pipeline> started = Optional.empty();

  LargeChangesTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @AfterEach
  void stop() {
    started.ifPresent(Pipeline::close);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_no_change_and_fills_a_record_is_buried_without_its_end(boolean exactlyOnce)
      throws Exception {
    byte[] body = "x".repeat(LARGEST).getBytes(UTF_8);
    start(exactlyOnce);

    send(Map.of(), record("shop", body));

    assertTheNextIsReviewed();
    var letter = theOnlyLetter();
    assertThat(letter.cause()).contains("Unrecognized token");
    assertThat(letter.bytes()).isEqualTo(LARGEST);
    assertThat(letter.whole()).isFalse();
    var headers = kafka.readAll(topics.prefix() + ".dead-letters").getFirst().headers();
    assertThat(CloudEventHeaders.text(headers, ReturnHeaders.BODY_DIGEST))
        .isEqualTo(Sha256.hex(body));
    assertThat(new DeadLetters(clients(), topics).replay(_ -> true)).isEmpty();
    assertThat(theOnlyLetter()).isEqualTo(letter);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_was_small_while_it_was_compressed_is_buried_too(boolean exactlyOnce) throws Exception {
    start(exactlyOnce);

    send(
        Map.of("compression.type", "gzip", "max.request.size", 10_000_000),
        record("shop", new byte[5_000_000]));

    assertTheNextIsReviewed();
    assertThat(theOnlyLetter().bytes()).isEqualTo(5_000_000);
  }

  @Test
  void headers_and_keys_are_cut_as_bodies_are() throws Exception {
    start(true);
    var named = record("shop", "{}".getBytes(UTF_8));
    named.headers().add("ce_id", "i".repeat(LARGEST - 1_000).getBytes(UTF_8));
    var foreign = record("shop", "{}".getBytes(UTF_8));
    for (int i = 0; i < 20_000; i++) {
      foreign.headers().add("h" + i, "some forty bytes, and many such headers.".getBytes(UTF_8));
    }

    send(Map.of(), named, foreign, record("k".repeat(LARGEST), "{}".getBytes(UTF_8)));

    assertTheNextIsReviewed();
    assertThat(new DeadLetters(clients(), topics).list()).hasSize(3);
  }

  /** In the ledger a change goes by its key, three times in one entry. */
  @Test
  void a_key_that_is_no_name_is_unreadable_before_the_work_begins() throws Exception {
    start(true);
    String good = "{\"url\": \"/nowhere\", \"requestId\": \"waits\"}";

    send(Map.of(), record("k".repeat(400_000), good.getBytes(UTF_8)));

    assertTheNextIsReviewed();
    assertThat(theOnlyLetter().cause()).contains("more than 2000 characters");
    assertThat(ledger())
        .filteredOn(ReviewEvent.PhaseStarted.class::isInstance)
        .extracting(e -> ((ReviewEvent.PhaseStarted) e).stack())
        .allMatch(stack -> stack.endsWith("/shop"));
    assertThat(ledger())
        .filteredOn(ReviewEvent.Rejected.class::isInstance)
        .extracting(e -> ((ReviewEvent.Rejected) e).requestId())
        .containsExactly("waits");
  }

  /** It would be written again where it belongs, with its id, and so twice as large. */
  @Test
  void a_misplaced_change_with_a_long_id_is_buried() throws Exception {
    start(true, 2);
    var change =
        record("shop", "{\"url\": \"/nowhere\", \"repository\": \"shop\"}".getBytes(UTF_8));
    int elsewhere = 1 - new Placement(2).of("shop");
    var misplaced = new ProducerRecord<>(change.topic(), elsewhere, change.key(), change.value());
    misplaced.headers().add("ce_id", "i".repeat(600_000).getBytes(UTF_8));

    send(Map.of(), misplaced);

    assertTheNextIsReviewed();
    assertThat(theOnlyLetter().cause()).contains("more than a record may have");
  }

  private void assertTheNextIsReviewed() throws Exception {
    try (var repo = TestRepository.init(dir.resolve("shop"))) {
      repo.write("a/main.tf", "provider \"aws\" {}");
      String good = "{\"url\": \"%s\"}".formatted(repo.directory());
      send(Map.of(), record(repo.directory().toString(), good.getBytes(UTF_8)));

      assertThat(kafka.read(topics.prefix() + ".stacks", 1, PATIENCE)).hasSize(1);
    }
    assertThat(ledger()).filteredOn(ReviewEvent.Started.class::isInstance).hasSize(1);
    assertThat(registry.get("plumbline.records.dead").counter().count()).isLessThan(10);
  }

  private Letter theOnlyLetter() {
    List<Letter> letters = new DeadLetters(clients(), topics).list();
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private List<ReviewEvent> ledger() {
    return kafka.readAll(topics.prefix() + ".reviews").stream()
        .flatMap(r -> Event.read(r.headers(), r.value(), ReviewEvent.class).stream())
        .toList();
  }

  private ProducerRecord<byte[], byte[]> record(String key, byte[] body) {
    return new ProducerRecord<>(topics.prefix() + ".changes", key.getBytes(UTF_8), body);
  }

  @SafeVarargs
  private void send(Map<String, Object> settings, ProducerRecord<byte[], byte[]>... records)
      throws Exception {
    var all = new HashMap<>(kafka.clientSettings());
    all.putAll(settings);
    try (var producer =
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (var record : records) {
        producer.send(record).get();
      }
    }
  }

  private Clients clients() {
    return Clients.of(kafka.bootstrapServers());
  }

  private void start(boolean exactlyOnce) {
    start(exactlyOnce, 1);
  }

  private void start(boolean exactlyOnce, int partitions) {
    topics = new Topics(kafka.prefix() + "large" + System.nanoTime());
    for (String topic : topics.all()) {
      kafka.createTopic(topic.substring(kafka.prefix().length()), partitions);
    }
    var settings = DeliverySettings.DEFAULT;
    var pipeline =
        new Pipeline(clients(), topics, exactlyOnce ? settings : settings.atLeastOnce(), registry);
    var intake = Changes.intake(dir);
    pipeline
        .add(
            new IngestStep(
                intake,
                pipeline.estate(),
                pipeline.generations(Duration.ofDays(1)),
                _ -> false,
                new Placement(partitions)))
        .start();
    started = Optional.of(pipeline);
  }
}
