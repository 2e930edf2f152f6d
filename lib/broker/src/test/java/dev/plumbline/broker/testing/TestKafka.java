package dev.plumbline.broker.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A real broker for one test class.
 *
 * @param prefix goes before every topic, group and transactional id of the class, so that classes
 *     don't meet
 */
public record TestKafka(String bootstrapServers, String prefix) {

  /** Settings that every client needs. */
  public Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  public Admin admin() {
    return Admin.create(clientSettings());
  }

  /** A producer that waits for all replicas; the caller closes it. */
  public KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Creates {@code prefix + name} and returns that, once every broker knows of it. */
  public String createTopic(String name, int partitions) {
    return createTopic(name, partitions, Map.of());
  }

  public String createTopic(String name, int partitions, Map<String, String> configuration) {
    String topic = prefix + name;
    createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(configuration)));
    return topic;
  }

  /** Creates topics, {@link #prefix} in their names already, and waits for their leaders. */
  public void createTopics(List<NewTopic> topics) {
    try (Admin admin = admin()) {
      admin.createTopics(topics).all().get();
      awaitVisible(admin, topics.stream().map(NewTopic::name).toList());
      awaitLed(admin, topics);
    } catch (ExecutionException e) {
      throw new IllegalStateException("no topics " + topics, e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while " + topics + " were created", e);
    }
  }

  /** The controller answers first; a broker asked at once may not have heard of the topic. */
  private static void awaitVisible(Admin admin, List<String> names)
      throws ExecutionException, InterruptedException {
    while (!admin.listTopics().names().get().containsAll(names)) {
      Thread.sleep(10);
    }
  }

  /**
   * A broker that has heard of a partition may not have its log yet. It refuses a producer's first
   * batch then and takes the second, after which the first is out of order for ever.
   */
  private static void awaitLed(Admin admin, List<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    admin.listOffsets(ends).all().get();
  }

  /**
   * Everything committed in a topic, from its start, up to {@code count} records or until {@code
   * patience} has passed without that many.
   *
   * @param topic its full name
   */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic, int count, Duration patience) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    long end = System.nanoTime() + patience.toNanos();
    try (var consumer = reader()) {
      assigned(consumer, topic);
      while (records.size() < count && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  /**
   * Everything committed in a topic by now.
   *
   * @param topic its full name
   */
  public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer = reader()) {
      var partitions = assigned(consumer, topic);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(50)).forEach(records::add);
      }
    }
    return records;
  }

  private static List<TopicPartition> assigned(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }

  private KafkaConsumer<byte[], byte[]> reader() {
    var settings = new HashMap<>(clientSettings());
    settings.put("isolation.level", "read_committed");
    // It asks ahead, and is closed only when the broker has answered that there is no more.
    settings.put("fetch.max.wait.ms", 20);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
