package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the public topics into the tables. Where it has read to stands in the tables as well,
 * written in the same transaction as the rows: so each record counts once, whatever stops it when.
 */
public final class Projector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final Map<String, Object> client;
  private final List<String> topics;
  private final Database database;
  private final Runnable advanced;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Thread thread;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Starts to read.
   *
   * @param client settings of the connection to the broker
   * @param advanced called after each batch that became visible
   */
  public Projector(Map<String, Object> client, Topics names, Database database, Runnable advanced) {
    this.client = Map.copyOf(client);
    this.topics =
        List.of(
            names.name(Topic.REVIEWS),
            names.name(Topic.FINDINGS),
            names.name(Topic.REPORTS),
            names.name(Topic.RESULTS));
    this.database = database;
    this.advanced = advanced;
    this.thread = Thread.ofPlatform().name("projection").start(this::run);
  }

  /** Stops within the time of one batch. */
  @Override
  public void close() {
    running.set(false);
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running.get()) {
      try (var reading =
          new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer = reading;
        start(reading);
        while (running.get()) {
          project(reading.poll(Duration.ofMillis(500)));
        }
      } catch (WakeupException stopping) {
        LOG.debug("projection stops");
      } catch (KafkaException | JdbiException e) {
        LOG.atWarn()
            .addKeyValue("cause", e.toString())
            .log("projection starts again from its last position");
        pause();
      }
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
    Map<TopicPartition, Long> positions = database.jdbi().withHandle(Projector::positions);
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

  private void project(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    database
        .jdbi()
        .useTransaction(handle -> {
          database.lockForProjection(handle);
          var positions = positions(handle);
          var rows = new Rows(handle);
          for (TopicPartition partition : records.partitions()) {
            long from = positions.getOrDefault(partition, 0L);
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
              if (record.offset() >= from) {
                apply(rows, record);
              }
            }
            rows.position(partition, records.records(partition).getLast().offset() + 1);
          }
        });
    advanced.run();
  }

  private static void apply(Rows rows, ConsumerRecord<byte[], byte[]> record) {
    try {
      Event.read(record.headers(), record.value(), ReviewEvent.class)
          .ifPresent(rows.ledger()::apply);
      Event.read(record.headers(), record.value(), FindingEvent.class)
          .ifPresent(rows.findings()::apply);
      Event.read(record.headers(), record.value(), ReportReady.class)
          .ifPresent(rows.ledger()::report);
      Event.read(record.headers(), record.value(), StackResult.class)
          .ifPresent(rows.ledger()::result);
    } catch (IllegalArgumentException unreadable) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("offset", record.offset())
          .log("a record that is no such event is passed over");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BACK_OFF);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
