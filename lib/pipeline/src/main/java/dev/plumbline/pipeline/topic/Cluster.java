package dev.plumbline.pipeline.topic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** The declared topics as the cluster has them. */
record Cluster(Map<String, TopicDescription> topics, Map<String, Config> configurations) {

  static Cluster read(Admin admin, List<TopicSpec> declared) throws IOException {
    Set<String> there = Answers.of("list topics", admin.listTopics().names());
    List<String> names = declared.stream().map(TopicSpec::name).filter(there::contains).toList();
    if (names.isEmpty()) {
      return new Cluster(Map.of(), Map.of()); // a fresh one: two questions less
    }
    var topics = Answers.of("describe topics", admin.describeTopics(names).allTopicNames());
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    var configurations = new HashMap<String, Config>();
    Answers.of("read the topics' configuration", admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configurations.put(resource.name(), config));
    return new Cluster(topics, configurations);
  }

  List<Difference> differences(List<TopicSpec> declared) {
    var differences = new ArrayList<Difference>();
    for (TopicSpec spec : declared) {
      TopicDescription topic = topics.get(spec.name());
      if (topic == null) {
        differences.add(new Difference.Missing(spec));
      } else {
        compare(spec, topic, differences);
      }
    }
    return differences;
  }

  private void compare(TopicSpec spec, TopicDescription topic, List<Difference> differences) {
    int partitions = topic.partitions().size();
    if (partitions != spec.partitions()) {
      differences.add(new Difference.Partitions(spec, partitions));
    }
    int replication = topic.partitions().getFirst().replicas().size();
    if (replication != spec.replication()) {
      differences.add(new Difference.Replication(spec, replication));
    }
    spec.configuration()
        .forEach((key, wanted) -> {
          String actual = actual(spec.name(), key);
          if (!wanted.equals(actual)) {
            differences.add(new Difference.Configuration(spec, key, wanted, actual));
          }
        });
  }

  private String actual(String topic, String key) {
    Config config = configurations.get(topic);
    ConfigEntry entry = config == null ? null : config.get(key);
    return entry == null || entry.value() == null ? "" : entry.value();
  }
}
