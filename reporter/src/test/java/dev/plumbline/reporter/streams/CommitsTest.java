package dev.plumbline.reporter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class CommitsTest {
  @Test
  void givesTheTopicsThatStreamsMakesAsManyCopiesAsTheDeclaredOnes() {
    var configuration =
        Configuration.load(
            new Sources(
                Map.of("topics.replication", "5", "topics.min-in-sync", "3"), Map.of(), null));

    Properties settings =
        KeyedState.settings(
            "test",
            Map.of("bootstrap.servers", "none:1"),
            Commits.of(configuration.delivery(), configuration.topics()),
            Path.of("unused"));

    var streams = new StreamsConfig(settings);
    assertThat(streams.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG)).isEqualTo(5);
    assertThat(streams.originalsWithPrefix(StreamsConfig.TOPIC_PREFIX))
        .containsEntry("min.insync.replicas", "3");
  }
}
