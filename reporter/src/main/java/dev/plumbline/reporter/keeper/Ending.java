package dev.plumbline.reporter.keeper;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Ends what is kept of a deleted branch, here: its stacks are spread over all partitions. */
final class Ending extends ContextualProcessor<String, Closing, String, Event> {
  private @Nullable KeptFindings findings;

  @Override
  public void init(ProcessorContext<String, Event> context) {
    super.init(context);
    findings = new KeptFindings(context);
  }

  @Override
  public void process(Record<String, Closing> record) {
    KeptFindings kept = Objects.requireNonNull(findings);
    Closing closing = record.value();
    long now = context().currentSystemTimeMs();
    for (KeptFindings.Mark mark : kept.of(closing)) {
      for (Kept one : kept.all(mark.key(), closing.ref())) {
        if (one.live()) {
          forward(closing, mark, one, now);
        }
      }
      kept.forget(mark.key(), closing.ref());
    }
    kept.close(closing, now);
  }

  private void forward(Closing closing, KeptFindings.Mark mark, Kept kept, long now) {
    Event event =
        Events.of(
            new FindingEvent.Closed(
                closing.change(),
                closing.repository(),
                closing.ref(),
                mark.stack(),
                kept.finding(),
                Instant.ofEpochMilli(now)));
    context().forward(new Record<>(event.key(), event, now, event.headers()));
  }
}
