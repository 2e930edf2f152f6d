package dev.plumbline.reporter.projection;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DamagedException;
import dev.plumbline.pipeline.artifact.Listing;
import dev.plumbline.pipeline.event.Event;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the lists of stacks that reviews have beside their starts. */
final class Lists {
  private static final Logger LOG = LoggerFactory.getLogger(Lists.class);

  private final ArtifactStore artifacts;

  Lists(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The starts that have one, with their stacks in them. One whose list is gone, or is none, is
   * left out, and shown without it.
   *
   * @throws UncheckedIOException when the artifact store can't be reached
   */
  Map<ConsumerRecord<byte[], byte[]>, ReviewEvent> of(ConsumerRecords<byte[], byte[]> records) {
    var found = new IdentityHashMap<ConsumerRecord<byte[], byte[]>, ReviewEvent>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      start(record)
          .filter(started -> started.list() != null)
          .flatMap(this::listed)
          .ifPresent(started -> found.put(record, started));
    }
    return found;
  }

  private static Optional<ReviewEvent.Started> start(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Event.read(record.headers(), record.value(), ReviewEvent.Started.class);
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty(); // passed over, and said so, where the tables are written
    }
  }

  private Optional<ReviewEvent.Started> listed(ReviewEvent.Started started) {
    try {
      return Optional.of(started.with(Listing.read(started.stacks(), started.list(), artifacts)));
    } catch (FileNotFoundException | DamagedException | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("reviewId", started.reviewId())
          .setCause(e)
          .log("a review's stacks are not to be had");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
