package dev.plumbline.reporter.streams;

import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Topics;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** Events on their way out of a topology; their attributes are the record's headers already. */
public final class EventSerde {
  private static final Serde<Event> SERDE =
      Serdes.serdeFrom(
          (_, event) -> Writable.checked(event.data()),
          (topic, _) -> {
            throw new UnsupportedOperationException("events are not read back from " + topic);
          });

  private EventSerde() {}

  /** Sends each event to its own topic. */
  public static void to(KStream<String, Event> events, Topics topics) {
    events.to(
        (_, event, _) -> topics.name(event.topic(), event.attributes().lane()),
        Produced.with(Serdes.String(), SERDE));
  }
}
