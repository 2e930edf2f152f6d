package dev.plumbline.broker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

@Kafka
class TestKafkaTest {
  @Test
  void readsOnlyWhatWasCommitted(TestKafka kafka) {
    String topic = kafka.createTopic("mixed", 2);
    var settings = new HashMap<>(kafka.clientSettings());
    settings.putAll(Map.of("transactional.id", kafka.prefix() + "writer"));
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1}));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      var _ = producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {2}));
      var _ = producer.send(new ProducerRecord<>(topic, 1, null, new byte[] {3}));
      producer.commitTransaction();
    }

    var values = kafka.read(topic, 2, Duration.ofSeconds(10)).stream().map(r -> r.value()[0]);

    assertThat(values).containsExactlyInAnyOrder((byte) 2, (byte) 3);
  }

  @Test
  void sharesItsTopicNamesBetweenTheMethodsOfAClass(TestKafka kafka, TestKafka again) {
    assertThat(again).isSameAs(kafka);
    assertThat(kafka.prefix()).startsWith("TestKafkaTest-").endsWith(".");
  }
}
