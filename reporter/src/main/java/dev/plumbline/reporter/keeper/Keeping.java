package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.reporter.streams.Asking;
import dev.plumbline.reporter.streams.Turns;
import java.time.Duration;
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
 * Takes the finished states of tracked branches, newest generation only, and reads what they refer
 * to beside the stream thread: one revision of a stack after another, many stacks at once.
 */
final class Keeping extends ContextualProcessor<String, byte[], String, Event> {
  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration TIDY = Duration.ofHours(6);
  private static final Duration REMEMBER = Duration.ofDays(180);

  private final Observations observations;
  private final Turns turns;
  private @Nullable Live live;

  /** What a task has while it runs. */
  private record Live(
      KeptFindings findings,
      Pending pending,
      Asking<Waiting.Errand, Seen> asking,
      Chronicle chronicle) {}

  Keeping(Observations observations, Turns turns) {
    this.observations = observations;
    this.turns = turns;
  }

  @Override
  public void init(ProcessorContext<String, Event> context) {
    super.init(context);
    var kept = new KeptFindings(context);
    live =
        new Live(
            kept,
            new Pending(context),
            new Asking<>(context, turns, Seen.Away::new, this::take, this::askForAll),
            new Chronicle(context, kept));
    context.schedule(
        LOOK,
        PunctuationType.WALL_CLOCK_TIME,
        _ -> {
          askForAll();
          live().asking().hearSoon();
        });
    context.schedule(
        TIDY, PunctuationType.WALL_CLOCK_TIME, now -> kept.forgetBefore(now - REMEMBER.toMillis()));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Waiting state = read(record).orElse(null);
    if (state != null && isNews(state)) {
      live().pending().put(state);
      ask(state.subject());
      live().asking().hearSoon();
    }
  }

  private static Optional<Waiting> read(Record<String, byte[]> record) {
    try {
      ReviewState state = ReviewState.parse(record.value());
      return state.stack().tracked()
          ? Waiting.of(state, CloudEventHeaders.text(record.headers(), "traceparent"))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // The report's step sends the same record to the dead letters, with its cause.
      LOG.atWarn().addKeyValue("stack", record.key()).setCause(e).log("unreadable, left out");
      return Optional.empty();
    }
  }

  private boolean isNews(Waiting state) {
    KeptFindings kept = live().findings();
    KeptFindings.Mark mark = kept.mark(state.stack().key(), state.stack().ref());
    return state.stack().generation() > mark.generation() && !kept.isClosed(state.stack());
  }

  private void askForAll() {
    Live now = live();
    now.asking().anew();
    for (String subject : now.pending().subjects()) {
      ask(subject);
      if (now.asking().behind()) {
        return;
      }
    }
  }

  /** Goes on with the earliest revision that waits. */
  private void ask(String subject) {
    Waiting next = live().pending().first(subject);
    while (next != null && (next.graph() == null || !isNews(next))) {
      Waiting removed = next;
      live().pending().remove(removed);
      if (isNews(removed)) {
        live().chronicle().removed(removed);
      }
      next = live().pending().first(subject);
    }
    if (next != null) {
      Waiting asked = next;
      live().asking().ask(asked.errand(), () -> () -> observations.read(asked));
    }
  }

  private void take(Waiting.Errand errand, Seen seen) {
    Waiting state = live().pending().first(errand.subject());
    if (state == null || state.stack().generation() != errand.generation()) {
      return; // an earlier revision came meanwhile; this one is asked for again after it
    }
    switch (seen) {
      case Seen.Away(Throwable cause) -> {
        warn(state, cause, "findings wait for the artifact store");
        return;
      }
      case Seen.Lost(Throwable cause) -> {
        live().pending().remove(state);
        warn(state, cause, "what the state refers to is gone or damaged, left out");
      }
      case Seen.Read read -> {
        // First, so that a state that it fails at is not tried again.
        live().pending().remove(state);
        if (isNews(state)) {
          live().chronicle().seen(state, read);
        }
      }
    }
    ask(errand.subject());
  }

  private static void warn(Waiting state, Throwable cause, String what) {
    LOG.atError()
        .addKeyValue("reviewId", state.stack().reviewId())
        .addKeyValue("stack", state.stack().key())
        .setCause(cause)
        .log(what);
  }

  private Live live() {
    return Objects.requireNonNull(live);
  }
}
