package dev.plumbline.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@Kafka
class PlacementTest {
  @Test
  void aRepositoryIsAtHomeWhereKafkasOwnClientPutsIt(TestKafka kafka) throws Exception {
    String topic = kafka.createTopic("placed", 7);
    var placement = new Placement(7);
    try (var producer = kafka.producer()) {
      for (int i = 0; i < 50; i++) {
        String repository = "github.com/acme/shöp-" + i;
        var record = new ProducerRecord<>(topic, repository.getBytes(UTF_8), new byte[] {(byte) i});
        int partition = producer.send(record).get().partition();

        assertThat(placement.of(repository)).isEqualTo(partition);
        assertThat(placement.isHome(repository, partition)).isTrue();
        assertThat(placement.isHome(repository, (partition + 1) % 7)).isFalse();
      }
    }
  }
}
