package dev.plumbline.reporter.keeper;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.event.Placement;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Of all changes, those that say that a branch is gone. Pull requests' findings are not kept. */
final class Closings extends ContextualProcessor<String, byte[], String, Closing> {
  private final Placement placement;

  /**
   * @param placement what lies elsewhere has no generation; ingest writes it again
   */
  Closings(Placement placement) {
    this.placement = placement;
  }

  @Override
  public void process(Record<String, byte[]> record) {
    RepositoryChanged change;
    try {
      change = record.value() == null ? null : Json.read(record.value(), RepositoryChanged.class);
    } catch (IllegalArgumentException unreadable) {
      return; // Ingest's step buries it, with its reason.
    }
    RecordMetadata place = context().recordMetadata().orElseThrow();
    if (change != null
        && change.closed()
        && isBranch(change)
        && placement.isHome(change.repository(), place.partition())) {
      var closing =
          new Closing(
              change.repository(),
              change.ref(),
              ReviewEvent.changeId(place.partition(), place.offset()),
              place.offset());
      context().forward(new Record<>(change.repository(), closing, record.timestamp()));
    }
  }

  private static boolean isBranch(RepositoryChanged change) {
    return !change.repository().isBlank()
        && !change.ref().isBlank()
        && !change.ref().startsWith("pull/");
  }
}
