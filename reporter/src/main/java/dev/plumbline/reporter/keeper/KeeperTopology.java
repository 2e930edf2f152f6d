package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.Lane;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.reporter.streams.EventSerde;
import dev.plumbline.reporter.streams.JsonSerde;
import dev.plumbline.reporter.streams.Processors;
import dev.plumbline.reporter.streams.Turns;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Finished states in, the life of findings out; and the ends of branches, told to every partition.
 * Both lanes' topics are keyed by stack and, like that of changes, have to have the same number of
 * partitions.
 */
public final class KeeperTopology {
  /** States that are read at once: each a graph and findings, together some MiB. */
  private static final int READS = 16;

  private KeeperTopology() {}

  /**
   * @param registry where the states whose artifacts are gone are counted
   */
  public static Topology build(
      Topics topics, ArtifactStore artifacts, Placement placement, MeterRegistry registry) {
    return build(
        topics, artifacts, placement, registry, Turns.ofVirtualThreads("keeper-store", READS));
  }

  /**
   * @param turns reads the artifact store; may do so at once
   */
  static Topology build(
      Topics topics,
      ArtifactStore artifacts,
      Placement placement,
      MeterRegistry registry,
      Turns turns) {
    Counter lost = Metric.KEYED_SKIPPED.counter(registry, "keeper");
    var observations = new Observations(artifacts);
    var builder = new StreamsBuilder();
    var bytes = Consumed.with(Serdes.String(), Serdes.ByteArray());
    KStream<String, byte[]> states =
        builder.stream(
            List.of(
                topics.name(Topic.VALIDATED, Lane.INTERACTIVE),
                topics.name(Topic.VALIDATED, Lane.BULK)),
            bytes);
    KStream<String, Event> changes =
        states.process(Processors.of(() -> new Keeping(observations, turns, lost), stores()));
    KStream<String, Event> ends =
        closings(builder.stream(topics.name(Topic.CHANGES), bytes), placement)
            .process(Ending::new, KeptFindings.STORES);
    EventSerde.to(changes.merge(ends), topics);
    return builder.build();
  }

  private static Set<StoreBuilder<?>> stores() {
    var stores = new HashSet<StoreBuilder<?>>(KeptFindings.stores());
    stores.add(Pending.store());
    return stores;
  }

  private static KStream<String, Closing> closings(
      KStream<String, byte[]> changes, Placement placement) {
    return changes
        .process(() -> new Closings(placement))
        .repartition(
            Repartitioned.with(Serdes.String(), JsonSerde.of(Closing.class))
                .withName("closings")
                .withStreamPartitioner((_, _, _, partitions) ->
                    Optional.of(
                        IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))));
  }
}
