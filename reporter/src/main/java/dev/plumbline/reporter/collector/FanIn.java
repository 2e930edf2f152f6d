package dev.plumbline.reporter.collector;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Report;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Listing;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import java.io.IOException;
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

  // So many reviews that wait for the artifact store are as good as all.
  private static final int AWAY = 3;

  private final ReportAssembly assembly;
  private final ArtifactStore artifacts;
  private final Ends ends;
  private @Nullable OpenReviews reviews;

  FanIn(ArtifactStore artifacts, Ends ends) {
    this.artifacts = artifacts;
    this.ends = ends;
    this.assembly = new ReportAssembly(artifacts);
  }

  static Set<StoreBuilder<?>> stores() {
    return OpenReviews.stores();
  }

  @Override
  public void init(ProcessorContext<String, Event> context) {
    super.init(context);
    var opened = new OpenReviews(context);
    reviews = opened;
    context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> finishDue(opened, now));
    context.schedule(
        TIDY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> opened.forgetBefore(now - REMEMBER.toMillis()));
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

  /** Opens a review; false when its list of stacks has to be asked for again. */
  private boolean open(OpenReviews state, OpenReview review) {
    ReviewEvent.Started started = review.started();
    try {
      List<String> stacks = Listing.read(started.stacks(), started.list(), artifacts);
      if (state.open(review, stacks, now()).missing() == 0) {
        finish(state, started.reviewId());
      }
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOG.atWarn()
          .addKeyValue("reviewId", started.reviewId())
          .setCause(e)
          .log("the list of its stacks can't be read yet");
      state.openUnlisted(review, now() + LOOK.toMillis());
      return false;
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
    int waiting = 0;
    for (String reviewId : state.due(now)) {
      waiting += goOn(state, reviewId, now) ? 0 : 1;
      if (waiting == AWAY) {
        return; // each would wait for the store in turn, and the records that come with them
      }
    }
  }

  private boolean goOn(OpenReviews state, String reviewId, long now) {
    OpenReview review = state.review(reviewId);
    Progress progress = state.progress(reviewId);
    return review != null && progress != null && progress.unlisted() && progress.deadline() > now
        ? open(state, review)
        : finish(state, reviewId);
  }

  /** Ends a review with what there is; false when that has to be tried again. */
  private boolean finish(OpenReviews state, String reviewId) {
    OpenReview open = state.review(reviewId);
    if (open == null) {
      state.end(reviewId, Ended.at(now()));
      return true;
    }
    ReviewEvent.Started started = open.started();
    var parts = state.parts(reviewId);
    Instant now = Instant.ofEpochMilli(now());
    try {
      Report report = assembly.assemble(started, parts, now);
      var ref = artifacts.put(Json.bytes(report), Report.MEDIA_TYPE);
      var incomplete =
          Listing.of(
              report.incomplete().stream().map(Report.Incomplete::stack).toList(), artifacts);
      forward(
          Events.of(
              new ReviewEvent.Completed(
                  reviewId,
                  now,
                  report.repository(),
                  report.ref(),
                  report.verdict(),
                  report.summary(),
                  incomplete.texts(),
                  incomplete.count(),
                  incomplete.ref())),
          open.traceparent());
      forward(
          Events.of(
              new ReportReady(
                  reviewId, report.repository(), report.ref(), report.verdict(), ref, now)),
          open.traceparent());
      state.end(reviewId, Ended.at(now.toEpochMilli()));
      ends.with(report.verdict());
      return true;
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("reviewId", reviewId).setCause(e).log("report waits for its store");
      Progress progress = state.progress(reviewId);
      if (progress != null) {
        state.put(reviewId, progress.dueAt(now.plus(LOOK).toEpochMilli()));
      }
      return false;
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

  private long now() {
    return context().currentSystemTimeMs();
  }
}
