package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's way from the public topics to the tables. Where it has read to stands in the tables
 * as well, written in the same transaction as the rows: so each record counts once, whoever reads
 * it and whatever stops whom when.
 */
final class Projection {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

  private final Map<String, Object> client;
  private final List<String> topics;
  private final Database database;
  private final Lists lists;
  private final Map<TopicPartition, Long> written = new HashMap<>();

  Projection(Map<String, Object> client, Topics names, Database database, ArtifactStore artifacts) {
    this.client = Map.copyOf(client);
    this.topics =
        List.of(
            names.name(Topic.REVIEWS),
            names.name(Topic.FINDINGS),
            names.name(Topic.REPORTS),
            names.name(Topic.RESULTS));
    this.database = database;
    this.lists = new Lists(artifacts);
  }

  /** Those that are folded. */
  List<String> topics() {
    return topics;
  }

  /** Somebody emptied the tables: what was read has to be read again. */
  static final class EmptiedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EmptiedException() {
      super("the tables were emptied");
    }
  }

  /** A reader that stands where the tables end. */
  KafkaConsumer<byte[], byte[]> open() {
    written.clear();
    var consumer =
        new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      start(consumer);
      return consumer;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private Map<String, Object> config() {
    var config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("auto.offset.reset", "earliest");
    config.put("fetch.max.wait.ms", "100");
    return config;
  }

  private void start(KafkaConsumer<byte[], byte[]> consumer) {
    var partitions = new ArrayList<TopicPartition>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> positions = database.jdbi().withHandle(Projection::positions);
    written.putAll(positions);
    for (TopicPartition partition : partitions) {
      Long next = positions.get(partition);
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
  }

  private static Map<TopicPartition, Long> positions(Handle handle) {
    var positions = new HashMap<TopicPartition, Long>();
    handle
        .createQuery("SELECT topic, part, next FROM positions")
        .map((row, _) ->
            Map.entry(
                new TopicPartition(row.getString("topic"), row.getInt("part")),
                row.getLong("next")))
        .forEach(entry -> positions.put(entry.getKey(), entry.getValue()));
    return positions;
  }

  void project(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    // Before the lock is taken: a slow artifact store must not keep every other reporter waiting.
    Map<ConsumerRecord<byte[], byte[]>, ReviewEvent> listed = lists.of(records);
    database
        .jdbi()
        .useTransaction(handle -> {
          database.lockForProjection(handle);
          var positions = positions(handle);
          var rows = new Rows(handle);
          for (TopicPartition partition : records.partitions()) {
            long from = positions.getOrDefault(partition, 0L);
            if (from < written.getOrDefault(partition, 0L)) {
              throw new EmptiedException();
            }
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
              if (record.offset() >= from) {
                apply(rows, record, listed);
              }
            }
            // Another reader may be further already.
            rows.position(partition, Math.max(from, next(records, partition)));
          }
        });
    records.partitions().forEach(each -> written.put(each, next(records, each)));
  }

  /**
   * The same, one by one: a record that can't be written where the tables otherwise can is left
   * out, so that it does not keep the others away for good.
   *
   * @return the records left out
   * @throws org.jdbi.v3.core.JdbiException when the tables can't be written now, whatever the
   *     record
   * @throws UncheckedIOException when the artifact store can't be reached
   */
  List<ConsumerRecord<byte[], byte[]>> projectAlone(ConsumerRecords<byte[], byte[]> records) {
    var leftOut = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var partition = new TopicPartition(record.topic(), record.partition());
      try {
        project(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()));
      } catch (EmptiedException | UncheckedIOException e) {
        throw e;
      } catch (RuntimeException e) {
        if (!Database.refusesValue(e)) {
          throw e;
        }
        passOver(partition, record.offset() + 1);
        leftOut.add(record);
        LOG.atError()
            .addKeyValue("topic", record.topic())
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .setCause(e)
            .log("Record is left out of the tables");
      }
    }
    return leftOut;
  }

  private void passOver(TopicPartition partition, long next) {
    database
        .jdbi()
        .useTransaction(handle -> {
          database.lockForProjection(handle);
          long from = positions(handle).getOrDefault(partition, 0L);
          new Rows(handle).position(partition, Math.max(from, next));
        });
    written.put(partition, next);
  }

  private static long next(ConsumerRecords<byte[], byte[]> records, TopicPartition partition) {
    return records.records(partition).getLast().offset() + 1;
  }

  private static void apply(
      Rows rows,
      ConsumerRecord<byte[], byte[]> record,
      Map<ConsumerRecord<byte[], byte[]>, ReviewEvent> listed) {
    try {
      Event.read(record.headers(), record.value(), ReviewEvent.class)
          .ifPresent(event -> rows.ledger().apply(listed.getOrDefault(record, event)));
      Event.read(record.headers(), record.value(), FindingEvent.class)
          .ifPresent(rows.findings()::apply);
      Event.read(record.headers(), record.value(), ReportReady.class)
          .ifPresent(rows.reports()::apply);
      Event.read(record.headers(), record.value(), StackResult.class)
          .ifPresent(rows.ledger()::result);
    } catch (IllegalArgumentException unreadable) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("offset", record.offset())
          .log("a record that is no such event is passed over");
    }
  }
}
