package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.reporter.streams.Asking;
import dev.plumbline.reporter.streams.Turns;
import io.micrometer.core.instrument.Counter;
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

  /** Revisions that one task lets wait before it takes no more at once; a KiB each. */
  static final int ENOUGH = 2_000;

  private final Observations observations;
  private final Turns turns;
  private final Counter lost;
  private @Nullable Live live;

  /** What a task has while it runs. */
  private record Live(
      KeptFindings findings,
      Pending pending,
      Line line,
      Patience patience,
      Asking<Waiting.Errand, Seen> asking,
      Chronicle chronicle) {}

  /**
   * @param lost counts the revisions that are given up
   */
  Keeping(Observations observations, Turns turns, Counter lost) {
    this.observations = observations;
    this.turns = turns;
    this.lost = lost;
  }

  @Override
  public void init(ProcessorContext<String, Event> context) {
    super.init(context);
    var kept = new KeptFindings(context);
    var now =
        new Live(
            kept,
            new Pending(context),
            new Line(),
            new Patience(),
            new Asking<>(context, turns, Seen.Away::new, this::take, this::askForAll),
            new Chronicle(context, kept));
    live = now;
    now.pending().subjects().forEach(subject -> line(subject, 0));
    context.schedule(
        LOOK,
        PunctuationType.WALL_CLOCK_TIME,
        _ -> {
          askForAll();
          now.asking().hearSoon();
        });
    context.schedule(
        TIDY,
        PunctuationType.WALL_CLOCK_TIME,
        time -> kept.forgetBefore(time - REMEMBER.toMillis()));
  }

  @Override
  public void close() {
    if (live != null) {
      live.asking().close();
    }
  }

  @Override
  public void process(Record<String, byte[]> record) {
    Waiting state = read(record).orElse(null);
    if (state != null && isNews(state)) {
      Live now = live();
      now.pending().put(state);
      if (!now.line().holds(state.subject())) {
        ask(state.subject());
      }
      now.asking().hearSoon();
      if (now.pending().size() > ENOUGH) {
        now.asking().slowDown();
      }
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
    long time = context().currentSystemTimeMs();
    for (Lane lane : Lane.values()) {
      String subject = now.line().next(lane, time);
      while (subject != null && now.asking().admits(lane)) {
        ask(subject);
        subject = now.line().next(lane, time);
      }
    }
  }

  /** Goes on with the earliest revision that waits. */
  private void ask(String subject) {
    live().line().leave(subject);
    Waiting next = live().pending().first(subject);
    while (next != null && (next.graph() == null || !isNews(next))) {
      Waiting removed = next;
      live().pending().remove(removed);
      if (isNews(removed)) {
        write(subject, () -> live().chronicle().removed(removed));
      }
      next = live().pending().first(subject);
    }
    if (next == null) {
      live().patience().answered(subject);
    } else {
      Waiting asked = next;
      if (!live().asking().ask(asked.errand(), () -> () -> observations.read(asked))) {
        line(subject, context().currentSystemTimeMs());
      }
    }
  }

  /** What can't be written is left out by whoever runs the stream; what waits behind it is not. */
  private void write(String subject, Runnable writing) {
    boolean written = false;
    try {
      writing.run();
      written = true;
    } finally {
      if (!written) {
        line(subject, context().currentSystemTimeMs());
      }
    }
  }

  private void line(String subject, long due) {
    Waiting first = live().pending().first(subject);
    if (first != null) {
      live().line().join(subject, first.stack().lane(), due);
    }
  }

  private void take(Waiting.Errand errand, Seen seen) {
    String subject = errand.subject();
    Waiting state = live().pending().first(subject);
    if (state == null || state.stack().generation() != errand.generation()) {
      ask(subject); // an earlier revision came meanwhile; this one is asked for again after it
      return;
    }
    switch (seen) {
      case Seen.Away(Throwable cause) -> away(state, cause);
      case Seen.Lost(Throwable cause) -> lost(state, cause);
      case Seen.Read read -> {
        live().patience().answered(subject);
        // First, so that a state that it fails at is not tried again.
        live().pending().remove(state);
        if (isNews(state)) {
          write(subject, () -> live().chronicle().seen(state, read));
        }
        ask(subject);
      }
    }
  }

  /** Asked again for as long as it takes: nobody else would ever say what is in this revision. */
  private void away(Waiting state, Throwable cause) {
    Patience.Advice advice =
        live().patience().failed(state.subject(), context().currentSystemTimeMs());
    line(state.subject(), advice.due());
    if (advice.aloud()) {
      warn(state, cause, "findings wait for the artifact store");
    }
  }

  private void lost(Waiting state, Throwable cause) {
    live().patience().answered(state.subject());
    live().pending().remove(state);
    lost.increment();
    warn(state, cause, "what the state refers to is gone or damaged, left out");
    ask(state.subject());
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
