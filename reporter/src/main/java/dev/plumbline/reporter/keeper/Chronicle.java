package dev.plumbline.reporter.keeper;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps what became of a stack's findings, and says so. Decides first, then writes: what was
 * written before a failure stays. That a revision was seen is written last, when all is said that
 * follows from it: the mark alone would have the same revision, given again, taken for old.
 */
final class Chronicle {
  private final ProcessorContext<String, Event> context;
  private final KeptFindings kept;

  Chronicle(ProcessorContext<String, Event> context, KeptFindings kept) {
    this.context = context;
    this.kept = kept;
  }

  /** A review saw the stack. */
  void seen(Waiting state, Seen.Read read) {
    StackChanged stack = state.stack();
    Aliases aliases = kept.mark(stack.key(), stack.ref()).aliases().plus(read.moves());
    var observation =
        new Observation(
            stack,
            read.findings().findings(),
            new HashSet<>(read.findings().undecided()),
            read.presence(),
            aliases,
            complete(stack.settings()));
    write(state, aliases, Fold.apply(kept.all(stack.key(), stack.ref()), observation));
  }

  /** The stack is gone. */
  void removed(Waiting state) {
    StackChanged stack = state.stack();
    write(
        state,
        kept.mark(stack.key(), stack.ref()).aliases(),
        Fold.removed(kept.all(stack.key(), stack.ref())));
  }

  private void write(Waiting state, Aliases aliases, List<Change> changes) {
    StackChanged stack = state.stack();
    long now = context.currentSystemTimeMs();
    for (Change change : changes) {
      Event event =
          Events.of(change.event(stack, Instant.ofEpochMilli(now))).within(state.traceparent());
      context.forward(new Record<>(event.key(), event, now, event.headers()));
      kept.put(stack.key(), stack.ref(), change.kept(now));
    }
    var seen =
        new KeptFindings.Mark(
            stack.generation(), aliases, stack.repository(), stack.stack().name(), now);
    kept.put(stack.key(), stack.ref(), seen);
  }

  private static boolean complete(Settings settings) {
    return settings.policies().isEmpty()
        && settings.skipPolicies().isEmpty()
        && settings.severity() == Severity.INFO;
  }
}
