package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Listing;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.reporter.streams.Asking;
import dev.plumbline.reporter.streams.Turns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends each review once: when all its stacks are in, at its deadline whatever runs or doesn't, or
 * when a newer one takes its place. What comes after that is ignored.
 */
final class FanIn extends ContextualProcessor<String, Signal, String, Event> {
  private static final Logger LOG = LoggerFactory.getLogger(FanIn.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration TIDY = Duration.ofHours(1);
  // Longer than any record waits in a retry topic; dead letters replayed later find no review.
  private static final Duration REMEMBER = Duration.ofDays(7);
  // How long parts wait for a review whose start was not seen yet.
  private static final Duration UNSEEN = Duration.ofDays(1);

  private final ReportAssembly assembly;
  private final ArtifactStore artifacts;
  private final Ends ends;
  private final Turns turns;
  private @Nullable OpenReviews reviews;
  private @Nullable Asking<Errand, Answer> asking;

  FanIn(ArtifactStore artifacts, ReportAssembly assembly, Ends ends, Turns turns) {
    this.artifacts = artifacts;
    this.ends = ends;
    this.assembly = assembly;
    this.turns = turns;
  }

  static Set<StoreBuilder<?>> stores() {
    return OpenReviews.stores();
  }

  @Override
  public void init(ProcessorContext<String, Event> context) {
    super.init(context);
    var opened = new OpenReviews(context);
    reviews = opened;
    asking =
        new Asking<>(
            context,
            turns,
            Answer.Away::new,
            (errand, answer) -> take(opened, errand, answer),
            () -> finishDue(opened, now()));
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> finishDue(opened, now));
    context.schedule(
        TIDY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> opened.forgetBefore(now - REMEMBER.toMillis()));
  }

  @Override
  public void close() {
    if (asking != null) {
      asking.close();
    }
  }

  @Override
  public void process(Record<String, Signal> record) {
    OpenReviews state = Objects.requireNonNull(reviews);
    String reviewId = record.key();
    Ended ended = state.ended(reviewId);
    if (ended != null && !ended.opensFor(record.value())) {
      return;
    }
    switch (record.value()) {
      case Signal.Started(ReviewEvent.Started started) -> start(state, record, started);
      case Signal.Arrived(StackResult result) ->
          part(state, reviewId, result.stack().key(), Part.arrived(result));
      case Signal.Lost(String stack, String reason) ->
          part(state, reviewId, stack, Part.lost(reason));
      case Signal.Rejected() -> {
        state.end(reviewId, Ended.at(now()));
        ends.rejected();
      }
      case Signal.Superseded(Overtaken review) -> supersede(state, review);
    }
  }

  private void start(
      OpenReviews state, Record<String, Signal> record, ReviewEvent.Started started) {
    OpenReview known = state.review(started.reviewId());
    if (known != null && known.started().generation() >= started.generation()) {
      return;
    }
    String trace = CloudEventHeaders.text(record.headers(), "traceparent");
    open(state, new OpenReview(started, trace));
  }

  private void open(OpenReviews state, OpenReview review) {
    ReviewEvent.Started started = review.started();
    if (started.list() == null) {
      listed(state, review, started.stacks());
    } else {
      state.openUnlisted(review, now());
      askForList(state, review);
      asking().hearSoon();
    }
  }

  private void listed(OpenReviews state, OpenReview review, List<String> stacks) {
    if (state.open(review, stacks, now()).missing() == 0) {
      finish(state, review.started().reviewId());
    }
  }

  private void part(OpenReviews state, String reviewId, String stack, Part part) {
    Progress progress = state.progress(reviewId);
    OpenReview open = state.review(reviewId);
    Part known = state.part(reviewId, stack);
    if (open != null && part.isBefore(open.started().generation())) {
      return;
    }
    if (progress == null) {
      // The review's start is still on its way: it comes on another topic.
      long patience = now() + UNSEEN.toMillis();
      state.put(reviewId, new Progress(Progress.UNLISTED, patience, patience));
    } else if (known == null && open != null && !progress.unlisted()) {
      LOG.atWarn().addKeyValue("reviewId", reviewId).addKeyValue("stack", stack).log("unasked");
      return;
    }
    if (known != null && !part.replaces(known)) {
      return;
    }
    state.put(reviewId, stack, part);
    if (progress != null && !progress.unlisted() && known != null && known.awaited()) {
      state.put(reviewId, progress.oneLess());
      if (progress.missing() == 1) {
        finish(state, reviewId);
      }
    }
  }

  private void finishDue(OpenReviews state, long now) {
    asking().anew();
    for (OpenReviews.Due due : state.due(now)) {
      if (asking().admits(due.lane())) {
        goOn(state, due.reviewId(), now);
      }
    }
    asking().hearSoon();
  }

  private void goOn(OpenReviews state, String reviewId, long now) {
    OpenReview review = state.review(reviewId);
    Progress progress = state.progress(reviewId);
    if (review == null || progress == null) {
      state.end(reviewId, Ended.at(now()));
    } else if (progress.unlisted() && progress.deadline() > now) {
      askForList(state, review);
    } else {
      askForReport(state, review);
    }
  }

  /** Ends a review with what there is: now, where the store answers soon, or else once it does. */
  private void finish(OpenReviews state, String reviewId) {
    OpenReview open = state.review(reviewId);
    if (open != null) {
      askForReport(state, open);
      asking().hearSoon();
    }
  }

  private void askForList(OpenReviews state, OpenReview review) {
    ReviewEvent.Started started = review.started();
    asking()
        .ask(
            Errand.list(started),
            () ->
                () -> new Answer.Listed(Listing.read(started.stacks(), started.list(), artifacts)));
  }

  private void askForReport(OpenReviews state, OpenReview review) {
    ReviewEvent.Started started = review.started();
    asking()
        .ask(
            Errand.report(started),
            () -> {
              var parts = state.parts(started.reviewId());
              Instant now = Instant.ofEpochMilli(now());
              return () -> assembly.end(started, parts, now);
            });
  }

  /** What is said of a review that has ended or begun anew meanwhile is of no more use. */
  private void take(OpenReviews state, Errand errand, Answer answer) {
    OpenReview open = state.review(errand.reviewId());
    Progress progress = state.progress(errand.reviewId());
    if (open == null || progress == null || open.started().generation() != errand.generation()) {
      return;
    }
    switch (answer) {
      case Answer.Listed(List<String> stacks) -> listed(state, open, stacks);
      case Answer.Assembled(var completed, var ready) -> {
        forward(Events.of(completed), open.traceparent());
        forward(Events.of(ready), open.traceparent());
        state.end(errand.reviewId(), Ended.at(now()));
        ends.with(completed.verdict());
      }
      case Answer.Away(Throwable cause) -> {
        LOG.atWarn()
            .addKeyValue("reviewId", errand.reviewId())
            .setCause(cause)
            .log("review waits for the artifact store");
        state.put(errand.reviewId(), progress.dueAt(now() + LOOK.toMillis()));
      }
    }
  }

  private void supersede(OpenReviews state, Overtaken review) {
    OpenReview open = state.review(review.reviewId());
    if (open != null && open.started().generation() > review.generation()) {
      return; // its head has come back since
    }
    state.end(review.reviewId(), new Ended(now(), review.generation()));
    ends.superseded();
    forward(Events.of(review.event()), open == null ? "" : open.traceparent());
  }

  private void forward(Event event, String traceparent) {
    Event traced = traceparent.isEmpty() ? event : event.within(traceparent);
    context().forward(new Record<>(traced.key(), traced, now(), traced.headers()));
  }

  private Asking<Errand, Answer> asking() {
    return Objects.requireNonNull(asking);
  }

  private long now() {
    return context().currentSystemTimeMs();
  }
}
