package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.Lane;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.EventSerde;
import dev.plumbline.reporter.streams.Processors;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;

/**
 * Finished states in, the life of findings out. Both lanes' topics are keyed by stack and have to
 * have the same number of partitions.
 */
public final class KeeperTopology {
  private KeeperTopology() {}

  public static Topology build(Topics topics, ArtifactStore artifacts) {
    var builder = new StreamsBuilder();
    KStream<String, byte[]> states =
        builder.stream(
            List.of(
                topics.name(Topic.VALIDATED, Lane.INTERACTIVE),
                topics.name(Topic.VALIDATED, Lane.BULK)),
            Consumed.with(Serdes.String(), Serdes.ByteArray()));
    KStream<String, Event> changes =
        states.process(Processors.of(() -> new Keeping(artifacts), Keeping.stores()));
    EventSerde.to(changes, topics);
    return builder.build();
  }
}
