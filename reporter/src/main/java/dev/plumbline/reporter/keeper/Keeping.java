package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DamagedException;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the finished states of tracked branches, newest generation only, and says what became of
 * their findings. Whatever a pull request's head holds opens and closes nothing.
 */
final class Keeping extends ContextualProcessor<String, byte[], String, Event> {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final Duration TIDY = Duration.ofHours(6);
  private static final Duration REMEMBER = Duration.ofDays(180);

  private final Observations observations;
  private @Nullable KeptFindings findings;

  Keeping(ArtifactStore artifacts) {
    this.observations = new Observations(artifacts);
  }

  @Override
  public void init(ProcessorContext<String, Event> context) {
    super.init(context);
    var kept = new KeptFindings(context);
    findings = kept;
    context.schedule(
        TIDY, PunctuationType.WALL_CLOCK_TIME, now -> kept.forgetBefore(now - REMEMBER.toMillis()));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    ReviewState state;
    try {
      state = ReviewState.parse(record.value());
    } catch (IllegalArgumentException e) {
      // The report's step sends the same record to the dead letters, with its cause.
      LOG.atWarn().addKeyValue("stack", record.key()).setCause(e).log("unreadable, left out");
      return;
    }
    StackChanged stack = state.stack();
    KeptFindings kept = Objects.requireNonNull(findings);
    KeptFindings.Mark mark = kept.mark(stack.key(), stack.ref());
    if (stack.tracked() && stack.generation() > mark.generation() && !kept.isClosed(stack)) {
      keep(kept, state, mark, CloudEventHeaders.text(record.headers(), "traceparent"));
    }
  }

  private void keep(
      KeptFindings kept, ReviewState state, KeptFindings.Mark mark, String traceparent) {
    StackChanged stack = state.stack();
    List<Kept> before = kept.all(stack.key(), stack.ref());
    List<Change> changes;
    Aliases aliases = mark.aliases();
    if (stack.head() == null) {
      changes = Fold.removed(before);
    } else {
      Optional<Observation> seen = observe(state, aliases);
      if (seen.isEmpty()) {
        return;
      }
      aliases = seen.get().aliases();
      changes = Fold.apply(before, seen.get());
    }
    long now = context().currentSystemTimeMs();
    var seen =
        new KeptFindings.Mark(
            stack.generation(), aliases, stack.repository(), stack.stack().name(), now);
    kept.put(stack.key(), stack.ref(), seen);
    for (Change change : changes) {
      kept.put(stack.key(), stack.ref(), change.kept(now));
      Event event = Events.of(change.event(stack, Instant.ofEpochMilli(now))).within(traceparent);
      context().forward(new Record<>(event.key(), event, now, event.headers()));
    }
  }

  private Optional<Observation> observe(ReviewState state, Aliases aliases) {
    StackChanged stack = state.stack();
    try {
      return observations.read(state, aliases);
    } catch (FileNotFoundException | DamagedException | IllegalArgumentException e) {
      LOG.atError()
          .addKeyValue("reviewId", stack.reviewId())
          .addKeyValue("stack", stack.key())
          .setCause(e)
          .log("what the state refers to is gone or damaged, left out");
      return Optional.empty();
    } catch (IOException e) {
      // Nothing is kept of this record yet: it comes again once the store is back.
      throw new UncheckedIOException(e);
    }
  }
}
