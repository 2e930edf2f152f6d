package dev.plumbline.ingest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.testing.Kafka;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@Kafka
final class PublishedChangesTest {
  /** Dead letters are kept for longer than changes are. */
  @Test
  void what_comes_back_after_its_partition_was_emptied_is_no_repetition(TestKafka kafka)
      throws Exception {
    var topics = new Topics(kafka.prefix() + "t");
    String changes = kafka.createTopic("t.changes", 1);
    var change =
        new RepositoryChanged(
            "shop", "/shop", "", "", "", false, Lane.BULK, 0, "", List.of(), Settings.DEFAULT);
    var record = Events.of(change, "delivery", "/github").toRecord(topics);
    try (var producer = kafka.producer();
        var admin = kafka.admin()) {
      long offset = producer.send(record).get().offset();
      producer.send(Events.of(change, "later", "/github").toRecord(topics)).get();
      var all = Map.of(new TopicPartition(changes, 0), RecordsToDelete.beforeOffset(-1));
      admin.deleteRecords(all).all().get();

      try (var published =
          new PublishedChanges(Clients.of(kafka.bootstrapServers()), topics, new Placement(1))) {
        published.start();
        var replayed =
            new Input(
                changes,
                0,
                offset,
                Instant.now(),
                "shop",
                CloudEventHeaders.read(record.headers()),
                record.value());

        assertThat(published.isRepeated(replayed)).isFalse();
      }
    }
  }
}
