package dev.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  @TempDir Path directory;

  @Test
  void keepsRecordsOverARestartOnAnotherPort() throws Exception {
    try (EmbeddedBroker first = EmbeddedBroker.start(directory)) {
      var kafka = new TestKafka(first.bootstrapServers(), "");
      String topic = kafka.createTopic("kept", 1);
      try (var producer = kafka.producer()) {
        producer.send(new ProducerRecord<>(topic, new byte[] {42})).get();
      }
    }

    try (EmbeddedBroker second = EmbeddedBroker.start(directory)) {
      var kafka = new TestKafka(second.bootstrapServers(), "");

      var records = kafka.read("kept", 1, Duration.ofSeconds(10));

      assertThat(records).singleElement().satisfies(r -> assertThat(r.value()).containsExactly(42));
    }
  }
}
