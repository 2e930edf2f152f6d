package dev.plumbline.pipeline.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients for one cluster.
 *
 * @param common what every client needs: {@code bootstrap.servers} and how to log in
 */
public record Clients(Map<String, Object> common) {
  /** Records that one poll may return. */
  public static final int MAX_POLL_RECORDS = 200;

  private static final int BATCH_BYTES = 64 << 10;
  private static final int FETCH_BYTES = 8 << 20;
  private static final int TRANSACTION_MILLIS = 10_000;
  private static final int SESSION_MILLIS = 10_000;
  private static final int BLOCK_MILLIS = 15_000;
  private static final int ADMIN_MILLIS = 15_000;

  public Clients {
    common = Map.copyOf(common);
  }

  public static Clients of(String bootstrapServers) {
    return new Clients(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** One whose requests are given up within {@link #ADMIN_MILLIS}, when it is closed as well. */
  public Admin admin() {
    var settings = new HashMap<>(common);
    settings.putIfAbsent("request.timeout.ms", ADMIN_MILLIS);
    settings.putIfAbsent("default.api.timeout.ms", ADMIN_MILLIS);
    return Admin.create(settings);
  }

  /** Idempotent, without transactions. */
  public KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(producerSettings());
  }

  /**
   * Idempotent, and done with each record within a bound, the wait for the cluster included: it is
   * kept then, or never will be.
   */
  public KafkaProducer<byte[], byte[]> producer(Duration most) {
    var settings = producerSettings();
    int half = Math.toIntExact(most.dividedBy(2).toMillis());
    settings.put("max.block.ms", half);
    settings.put("delivery.timeout.ms", half);
    settings.put("request.timeout.ms", half);
    return new KafkaProducer<>(settings);
  }

  /**
   * @param id stable over restarts where it can be, so that a start ends what a predecessor left
   *     open
   */
  public KafkaProducer<byte[], byte[]> transactionalProducer(String id) {
    var settings = producerSettings();
    settings.put("transactional.id", id);
    settings.put("transaction.timeout.ms", TRANSACTION_MILLIS);
    // The first batch may have to wait for the transaction before it to end; none shall overtake
    // it.
    settings.put("max.in.flight.requests.per.connection", 1);
    return new KafkaProducer<>(settings);
  }

  /**
   * @param instance the group's static member, {@code ""} for a dynamic one
   * @param protocol {@code classic} or {@code consumer}
   */
  public KafkaConsumer<byte[], byte[]> groupConsumer(
      String group, String instance, String protocol) {
    var settings = consumerSettings();
    settings.put("group.id", group);
    settings.put("group.protocol", protocol);
    if (!instance.isEmpty()) {
      settings.put("group.instance.id", instance);
    }
    if (protocol.equals("classic")) {
      settings.put("session.timeout.ms", SESSION_MILLIS);
      settings.put("heartbeat.interval.ms", 1_000);
      settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    }
    return new KafkaConsumer<>(settings);
  }

  /** Without a group: whoever uses it assigns partitions and remembers positions. */
  public KafkaConsumer<byte[], byte[]> freeConsumer(boolean readCommitted) {
    var settings = consumerSettings();
    settings.put("isolation.level", readCommitted ? "read_committed" : "read_uncommitted");
    settings.put("max.poll.records", 5_000);
    return new KafkaConsumer<>(settings);
  }

  private Map<String, Object> producerSettings() {
    var settings = new HashMap<>(common);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("batch.size", BATCH_BYTES);
    settings.put("compression.type", "lz4");
    settings.put("max.block.ms", BLOCK_MILLIS);
    // The default of 100 ms is what a transaction would wait for the one before it to end.
    settings.put("retry.backoff.ms", 5);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    return settings;
  }

  private Map<String, Object> consumerSettings() {
    var settings = new HashMap<>(common);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", MAX_POLL_RECORDS);
    settings.put("fetch.max.bytes", FETCH_BYTES);
    settings.put("retry.backoff.ms", 20);
    settings.put("allow.auto.create.topics", false);
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    return settings;
  }
}
