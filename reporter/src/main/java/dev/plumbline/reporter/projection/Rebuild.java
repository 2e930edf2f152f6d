package dev.plumbline.reporter.projection;

import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The tables once more from the topics, without what those keep no more. A reporter may run
 * meanwhile: it sees that the tables were emptied, and reads from where they end.
 */
public final class Rebuild {
  private final Database database;
  private final Projection projection;

  /**
   * @param client settings of the connection to the broker
   */
  public Rebuild(
      Map<String, Object> client, Topics names, Database database, ArtifactStore artifacts) {
    this.database = database;
    this.projection = new Projection(client, names, database, artifacts);
  }

  /**
   * Returns when everything is in the tables that was in the topics at the call.
   *
   * @return how many records were read; others are there too where a reporter read them first
   * @throws org.apache.kafka.common.KafkaException when the broker can't be reached
   * @throws org.jdbi.v3.core.JdbiException when the database can't
   */
  public long run() {
    database.clear();
    long read = 0;
    try (var consumer = projection.open()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(500));
        project(records);
        read += records.count();
      }
    }
    return read;
  }

  private void project(ConsumerRecords<byte[], byte[]> records) {
    try {
      projection.project(records);
    } catch (Projection.EmptiedException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      var _ = projection.projectAlone(records);
    }
  }
}
