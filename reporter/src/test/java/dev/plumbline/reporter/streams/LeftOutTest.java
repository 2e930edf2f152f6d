package dev.plumbline.reporter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps each record's text, or sends it on, as often as the record's key says. */
class LeftOutTest {
  private static final Topics TOPICS = new Topics("test");
  private static final String STORE = "texts";

  @TempDir Path directory;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void goesOnAfterAnEventThatNoRecordHolds() {
    try (var driver = driver()) {
      var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
      var out =
          driver.createOutputTopic(
              TOPICS.name(Topic.REVIEWS), new StringDeserializer(), new ByteArrayDeserializer());

      in.pipeInput("send", "x".repeat(Writable.MOST + 1));
      in.pipeInput("send", "x");

      assertThat(out.readKeyValuesToList()).hasSize(1);
      assertThat(leftOut()).isEqualTo(1);
    }
  }

  @Test
  void goesOnAfterAValueThatNoChangelogHolds() {
    try (var driver = driver()) {
      var in = driver.createInputTopic("in", new StringSerializer(), new StringSerializer());

      in.pipeInput("keep", "x".repeat(Writable.MOST + 1));
      assertThat(driver.<String, String>getKeyValueStore(STORE).get("keep")).isNull();
      in.pipeInput("keep", "x");

      assertThat(driver.<String, String>getKeyValueStore(STORE).get("keep")).isEqualTo("x");
      assertThat(leftOut()).isEqualTo(1);
    }
  }

  private double leftOut() {
    return registry.get("test").counter().count();
  }

  private TopologyTestDriver driver() {
    var builder = new StreamsBuilder();
    var events =
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
            .process(Processors.of(KeepOrSend::new, Set.of(Stores.inMemory(STORE, String.class))));
    EventSerde.to(events, TOPICS);
    var settings =
        KeyedState.settings(
            "test", Map.of("bootstrap.servers", "none:1"), Commits.ALONE, directory);
    settings.put(LeftOut.COUNTER, registry.counter("test"));
    return new TopologyTestDriver(builder.build(), settings, Samples.START);
  }

  private static final class KeepOrSend extends ContextualProcessor<String, String, String, Event> {
    @Override
    public void process(Record<String, String> record) {
      if (record.key().equals("keep")) {
        KeyValueStore<String, String> texts = context().getStateStore(STORE);
        texts.put(record.key(), record.value());
      } else {
        Event event =
            Events.of(
                new ReviewEvent.PhaseSkipped(
                    "r", Samples.START, "s", PhaseName.REVIEWER, record.value()));
        context().forward(new Record<>(event.key(), event, record.timestamp(), event.headers()));
      }
    }
  }
}
