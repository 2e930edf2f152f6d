package dev.plumbline.pipeline.topic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it should be.
 *
 * @param name in full
 * @param anchored whether a key must stay in its partition for good
 * @param configuration the topic's own settings, in Kafka's words
 */
public record TopicSpec(
    String name,
    int partitions,
    int replication,
    boolean anchored,
    Map<String, String> configuration) {
  public TopicSpec {
    configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
  }

  NewTopic toNewTopic() {
    return new NewTopic(name, partitions, (short) replication).configs(configuration);
  }
}
