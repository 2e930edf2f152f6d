package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.EventSerde;
import dev.plumbline.reporter.streams.JsonSerde;
import dev.plumbline.reporter.streams.Processors;
import dev.plumbline.reporter.streams.Turns;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Ledger and results in; the ends of reviews and their reports out. Both inputs are keyed by review
 * and have to have the same number of partitions.
 */
public final class CollectorTopology {
  /**
   * Stacks whose parts are in memory at once while reports are put together, some ten KiB each: of
   * all reviews of a process, but for one that is larger.
   */
  static final int STACKS = 1_000;

  private CollectorTopology() {}

  /**
   * @param registry where the reviews that end are counted
   */
  public static Topology build(Topics topics, ArtifactStore artifacts, MeterRegistry registry) {
    return build(topics, artifacts, registry, Turns.ofVirtualThreads("collector-store", STACKS));
  }

  /**
   * @param turns reads and writes the artifact store; may do so at once
   */
  static Topology build(
      Topics topics, ArtifactStore artifacts, MeterRegistry registry, Turns turns) {
    var assembly = new ReportAssembly(artifacts);
    var ends = new Ends(registry);
    var builder = new StreamsBuilder();
    var bytes = Consumed.with(Serdes.String(), Serdes.ByteArray());
    KStream<String, Signal> ledger =
        builder.stream(topics.name(Topic.REVIEWS), bytes).process(Decoding::new);
    KStream<String, Signal> results =
        builder.stream(topics.name(Topic.RESULTS), bytes).process(Decoding::new);

    KStream<String, Event> events =
        ledger
            .merge(results)
            .merge(superseded(ledger))
            .process(
                Processors.of(() -> new FanIn(artifacts, assembly, ends, turns), FanIn.stores()));
    EventSerde.to(events, topics);
    return builder.build();
  }

  /** Generations are compared by repository and ref, and the outcome goes back to the review. */
  private static KStream<String, Signal> superseded(KStream<String, Signal> ledger) {
    var started = JsonSerde.of(ReviewEvent.Started.class);
    var overtaken = JsonSerde.of(Overtaken.class);
    return ledger
        .flatMapValues(signal ->
            signal instanceof Signal.Started(ReviewEvent.Started review)
                ? Set.of(Newest.brief(review))
                : Set.of())
        .selectKey((_, review) -> Newest.key(review))
        .repartition(Repartitioned.with(Serdes.String(), started).withName("by-ref"))
        .process(Processors.of(Newest::new, Newest.stores()))
        .repartition(Repartitioned.with(Serdes.String(), overtaken).withName("superseded"))
        .mapValues(review -> (Signal) new Signal.Superseded(review));
  }
}
