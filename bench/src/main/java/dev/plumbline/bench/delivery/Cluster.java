package dev.plumbline.bench.delivery;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.topic.TopicPlan;
import dev.plumbline.pipeline.topic.TopicSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Topics to run on, and changes to feed them with. */
final class Cluster {
  static final Topics TOPICS = Topics.DEFAULT;

  private Cluster() {}

  static void createTopics(Clients clients, int partitions) throws IOException {
    createTopics(clients, TOPICS.all(), partitions);
  }

  /** Creates topics; returns when the broker takes records for them. */
  static void createTopics(Clients clients, List<String> names, int partitions) throws IOException {
    var specs = names.stream().map(t -> new TopicSpec(t, partitions, 1, false, Map.of())).toList();
    try (var admin = clients.admin()) {
      TopicPlan.of(admin, specs).apply(admin, false);
    }
  }

  /**
   * A change of its own pull request, so that none supersedes another.
   *
   * @param stacks how many stacks it has
   */
  static Event change(String name, int stacks, Lane lane) {
    var change =
        new RepositoryChanged(
            "bench/" + name,
            "https://example.org/" + name,
            "pull/" + name,
            "head",
            "base",
            false,
            lane,
            0,
            name,
            IntStream.range(0, stacks).mapToObj(i -> "stacks/" + i).toList(),
            Settings.DEFAULT);
    return Events.of(change, name, "/bench");
  }

  static List<String> stacks(String name, int stacks) {
    return IntStream.range(0, stacks).mapToObj(i -> "bench/" + name + "/stacks/" + i).toList();
  }
}
