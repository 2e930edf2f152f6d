package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.pipeline.event.Event;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records of the ledger and of results as signals. */
final class Decoding extends ContextualProcessor<String, byte[], String, Signal> {
  private static final Logger LOG = LoggerFactory.getLogger(Decoding.class);

  @Override
  public void process(Record<String, byte[]> record) {
    try {
      signal(record.headers(), record.value())
          .ifPresent(signal -> context().forward(record.withValue(signal)));
    } catch (IllegalArgumentException e) {
      // Nothing can be counted in for it; the review's deadline ends it all the same.
      LOG.atError().addKeyValue("reviewId", record.key()).setCause(e).log("unreadable, left out");
    }
  }

  private static Optional<Signal> signal(Headers headers, byte[] body) {
    Optional<Signal> result = Event.read(headers, body, StackResult.class).map(Decoding::arrived);
    return result.isPresent()
        ? result
        : Event.read(headers, body, ReviewEvent.class).flatMap(Signal::of);
  }

  private static Signal arrived(StackResult result) {
    if (result.stack() == null || result.report() == null) {
      throw new IllegalArgumentException("a result without its stack or part");
    }
    return new Signal.Arrived(result);
  }
}
