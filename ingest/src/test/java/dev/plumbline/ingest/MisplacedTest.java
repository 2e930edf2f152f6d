package dev.plumbline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.git.Changes;
import dev.plumbline.ingest.git.TestRepository;
import dev.plumbline.model.event.ReviewEvent.PhaseSkipped;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.service.Pipeline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Producers that hash keys as librdkafka does unless it is told otherwise, or give none. */
@Kafka
final class MisplacedTest {
  private static final String PROVIDER = "provider \"aws\" {}\n";
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Of one repository for which the two ways disagree. */
  private static final String SHOP =
      IntStream.range(0, 100)
          .mapToObj(i -> "example.com/acme/shop-" + i)
          .filter(name -> crc32(name) != new Placement(PARTITIONS).of(name))
          .findFirst()
          .orElseThrow();

  @TempDir Path dir;
  private final TestKafka kafka;
  private final Placement placement = new Placement(PARTITIONS);
  private Topics topics;
  private TestRepository repo;
  private PublishedChanges published;
  private Pipeline pipeline;
  private int pushes;

  MisplacedTest(TestKafka kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void start() throws Exception {
    topics = new Topics(kafka.prefix() + "misplaced" + System.nanoTime());
    for (String topic : topics.all()) {
      kafka.createTopic(topic.substring(kafka.prefix().length()), PARTITIONS);
    }
    repo = TestRepository.init(dir.resolve("shop"));
    var clients = Clients.of(kafka.bootstrapServers());
    published = new PublishedChanges(clients, topics, placement);
    published.start();
    var intake = Changes.intake(dir);
    pipeline = new Pipeline(clients, topics, DeliverySettings.DEFAULT, new SimpleMeterRegistry());
    pipeline
        .add(
            new IngestStep(
                intake,
                pipeline.estate(),
                pipeline.generations(Duration.ofDays(1)),
                published,
                placement))
        .start();
  }

  @AfterEach
  void stop() {
    pipeline.close();
    published.close();
    repo.close();
  }

  @Test
  void a_newer_push_has_the_higher_generation_whoever_wrote_it() throws Exception {
    for (int i = 0; i < 3; i++) {
      send(placement.of(SHOP), SHOP, "push-" + i, push());
    }
    kafka.read(topics.prefix() + ".stacks", 3, PATIENCE);

    send(crc32(SHOP), SHOP, "newest", push());

    assertThat(stacks(4))
        .extracting(StackChanged::generation)
        .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    assertThat(changes(5))
        .filteredOn(record -> id(record).equals("newest"))
        .hasSize(2)
        .allMatch(record -> new String(record.value(), UTF_8).contains("\"novelty\""))
        .anyMatch(record -> record.partition() == placement.of(SHOP) && record.offset() == 3);
    assertThat(skipped(1))
        .singleElement()
        .extracting(PhaseSkipped::reason)
        .asString()
        .contains("where others than " + SHOP + " belong");
  }

  @Test
  void an_event_that_two_producers_wrote_is_taken_once_wherever_it_lay() throws Exception {
    send(placement.of(SHOP), SHOP, "same", push());
    kafka.read(topics.prefix() + ".stacks", 1, PATIENCE);

    send(crc32(SHOP), SHOP, "same", push());

    // The one of the repository's own partition, and the other one there and where it lay.
    changes(3);
    assertThat(skipped(2))
        .extracting(PhaseSkipped::reason)
        .anyMatch(r -> r.contains("second time"));
    assertThat(stacks(1)).hasSize(1);
  }

  @Test
  void a_change_without_a_key_or_a_name_finds_its_partition_by_its_url() throws Exception {
    String name = repo.directory().toString();
    int elsewhere = (placement.of(name) + 1) % PARTITIONS;
    String anonymous = push().replaceFirst("\"repository\": \"[^\"]*\", ", "");

    send(elsewhere, null, "", anonymous);

    assertThat(stacks(1)).extracting(StackChanged::repository).containsExactly(name);
    assertThat(changes(2))
        .filteredOn(record -> record.partition() == placement.of(name))
        .singleElement()
        .matches(record -> new String(record.key(), UTF_8).equals(name));
  }

  /** Each of a head of its own. */
  private String push() throws Exception {
    String head = repo.write("a/main.tf", PROVIDER + "# " + ++pushes).commit("a push");
    return """
    {"repository": "%s", "url": "%s", "ref": "main", "head": "%s", "tracked": true, "novelty": 1}\
    """
        .formatted(SHOP, repo.directory(), head);
  }

  private void send(int partition, @Nullable String key, String id, String body) throws Exception {
    byte[] bytes = key == null ? null : key.getBytes(UTF_8);
    var record =
        new ProducerRecord<>(topics.prefix() + ".changes", partition, bytes, body.getBytes(UTF_8));
    record.headers().add("ce_id", id.getBytes(UTF_8)).add("ce_source", "/ci".getBytes(UTF_8));
    try (var producer = kafka.producer()) {
      producer.send(record).get();
    }
  }

  private List<StackChanged> stacks(int count) {
    return kafka.read(topics.prefix() + ".stacks", count, PATIENCE).stream()
        .map(record -> Json.read(record.value(), StackChanged.class))
        .toList();
  }

  private List<ConsumerRecord<byte[], byte[]>> changes(int count) {
    return kafka.read(topics.prefix() + ".changes", count, PATIENCE);
  }

  private List<PhaseSkipped> skipped(int count) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var skipped = List.<PhaseSkipped>of();
    while (skipped.size() < count && System.nanoTime() < end) {
      skipped =
          kafka.readAll(topics.prefix() + ".reviews").stream()
              .flatMap(r -> Event.read(r.headers(), r.value(), PhaseSkipped.class).stream())
              .toList();
    }
    return skipped;
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return CloudEventHeaders.text(record.headers(), "ce_id");
  }

  private static int crc32(String key) {
    var sum = new CRC32();
    sum.update(key.getBytes(UTF_8));
    return (int) (sum.getValue() % PARTITIONS);
  }
}
