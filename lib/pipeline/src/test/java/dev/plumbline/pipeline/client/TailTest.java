package dev.plumbline.pipeline.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.pipeline.observe.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@Kafka
class TailTest {
  private final Set<String> read = new ConcurrentSkipListSet<>();

  @Test
  void a_record_that_its_reader_fails_at_keeps_no_other_away(TestKafka kafka) throws Exception {
    String topic = kafka.createTopic("tail", 1);
    send(kafka, topic, "one", "broken", "two");
    var tail = new Tail(Clients.of(kafka.bootstrapServers()), topic, Instant.EPOCH, this::take);
    try (tail) {
      assertThat(tail.health()).isInstanceOf(Health.State.Starting.class);
      tail.start();
      assertThat(tail.awaitCaughtUp(Duration.ofSeconds(90))).isTrue();
      assertThat(read).containsExactly("one", "two");
      assertThat(tail.health()).isInstanceOf(Health.State.Up.class);

      send(kafka, topic, "broken", "three");

      for (int i = 0; i < 200 && !read.contains("three"); i++) {
        Thread.sleep(50);
      }
      assertThat(read).contains("three");
    }
  }

  /** Its reader waits half a second for a record. The best of five, as others use the machine. */
  @Test
  void where_nothing_is_nothing_is_waited_for(TestKafka kafka) throws Exception {
    String topic = kafka.createTopic("empty", 1);
    var took = new TreeSet<Duration>();
    for (int i = 0; i < 5; i++) {
      try (var tail =
          new Tail(Clients.of(kafka.bootstrapServers()), topic, Instant.EPOCH, this::take)) {
        Instant start = Instant.now();
        tail.start();
        assertThat(tail.awaitCaughtUp(Duration.ofSeconds(90))).isTrue();
        took.add(Duration.between(start, Instant.now()));
      }
    }

    assertThat(took.first()).isLessThan(Duration.ofMillis(450));
  }

  /** What no catch is for: whoever watches the process has to know. */
  @Test
  void a_tail_that_has_died_says_so(TestKafka kafka) throws Exception {
    String topic = kafka.createTopic("dead", 1);
    send(kafka, topic, "fatal");
    try (var tail =
        new Tail(Clients.of(kafka.bootstrapServers()), topic, Instant.EPOCH, this::take)) {
      tail.start();

      for (int i = 0; i < 400 && !(tail.health() instanceof Health.State.Failed); i++) {
        Thread.sleep(50);
      }
      assertThat(tail.health()).isInstanceOf(Health.State.Failed.class);
    }
  }

  private void take(Iterable<ConsumerRecord<byte[], byte[]>> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String text = new String(record.value(), UTF_8);
      switch (text) {
        case "broken" -> throw new IllegalStateException("nobody thought of it");
        case "fatal" -> throw new StackOverflowError("deep");
        default -> read.add(text);
      }
    }
  }

  private static void send(TestKafka kafka, String topic, String... texts) throws Exception {
    try (var producer = kafka.producer()) {
      for (String text : texts) {
        producer.send(new ProducerRecord<>(topic, text.getBytes(UTF_8))).get();
      }
    }
  }
}
