package dev.plumbline.pipeline.event;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import java.time.Instant;

/** The model's records as events: topic, key, attributes, deterministic id. */
public final class Events {
  private Events() {}

  /**
   * @param id chosen by the sender, the same when it sends the same change again
   * @param source who says so: {@code /github}, {@code /plumbline/cli}
   */
  public static Event of(RepositoryChanged change, String id, String source) {
    var attributes =
        Attributes.of(EventType.REPOSITORY_CHANGED, id, source, Instant.now())
            .about(change.repository())
            .review("", "", -1, change.lane());
    return new Event(Topic.CHANGES, change.repository(), attributes, Json.bytes(change));
  }

  /** What ingest hands to the analyzer. */
  public static Event of(StackChanged stack) {
    return new Event(
        Topic.STACKS, stack.key(), attributes(stack, PhaseName.INGEST), Json.bytes(stack));
  }

  /** The state as {@code phase} passes it on. */
  public static Event of(ReviewState state, PhaseName phase) {
    StackChanged stack = state.stack();
    return new Event(Topic.after(phase), stack.key(), attributes(stack, phase), state.toBytes());
  }

  /** One stack's finished part, to the collector. */
  public static Event of(StackResult result) {
    StackChanged stack = result.stack();
    return new Event(
        Topic.RESULTS, stack.reviewId(), attributes(stack, PhaseName.REPORTER), Json.bytes(result));
  }

  public static Event of(FindingEvent event) {
    EventType type = EventType.of(event);
    String key = key(event.repository(), event.stack());
    String fingerprint = event.finding().fingerprint();
    String id = Ids.of(event.reviewId(), key, type.type(), fingerprint, event.finding().status());
    var attributes =
        Attributes.of(type, id, "/plumbline", event.at())
            .about(fingerprint)
            .review(event.reviewId(), key, -1, Lane.INTERACTIVE);
    return new Event(Topic.FINDINGS, key, attributes, Json.bytes(event));
  }

  public static Event of(ReviewEvent event) {
    EventType type = EventType.of(event);
    String[] about = about(event);
    String id = Ids.of(event.reviewId(), type.type(), about[0], about[1], about[2]);
    var attributes =
        Attributes.of(type, id, source(event), event.at())
            .about(about[0].isEmpty() ? event.reviewId() : about[0])
            .review(event.reviewId(), about[0], -1, Lane.INTERACTIVE);
    return new Event(Topic.REVIEWS, event.reviewId(), attributes, Json.bytes(event));
  }

  public static Event of(ReportReady report) {
    String id = Ids.of(report.reviewId(), EventType.REPORT_READY.type());
    var attributes =
        Attributes.of(EventType.REPORT_READY, id, "/plumbline/reporter", report.at())
            .about(report.repository())
            .review(report.reviewId(), "", -1, Lane.INTERACTIVE);
    return new Event(Topic.REPORTS, report.repository(), attributes, Json.bytes(report));
  }

  public static Event of(StackInterface offered, String reviewId) {
    String key = key(offered.repository(), offered.stack());
    return new Event(
        Topic.INTERFACES, key, offered(key, reviewId, offered.generation()), Json.bytes(offered));
  }

  /** Takes a removed stack's interface out of the estate. */
  public static Event interfaceRemoved(
      String repository, String stack, String reviewId, long generation) {
    String key = key(repository, stack);
    return new Event(Topic.INTERFACES, key, offered(key, reviewId, generation), null);
  }

  private static Attributes offered(String key, String reviewId, long generation) {
    String id = Ids.of(reviewId, key, EventType.STACK_INTERFACE.type());
    return Attributes.of(EventType.STACK_INTERFACE, id, "/plumbline/analyzer", Instant.now())
        .about(key)
        .review(reviewId, key, generation, Lane.INTERACTIVE);
  }

  private static Attributes attributes(StackChanged stack, PhaseName phase) {
    EventType type = EventType.after(phase);
    String id = Ids.of(stack.reviewId(), stack.key(), type.type());
    return Attributes.of(type, id, source(phase), Instant.now())
        .about(stack.key())
        .review(stack.reviewId(), stack.key(), stack.generation(), stack.lane());
  }

  /** Who says so: {@code /plumbline/analyzer}. */
  public static String source(PhaseName service) {
    return "/plumbline/" + service.label();
  }

  private static String source(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.PhaseStarted e -> source(e.phase());
      case ReviewEvent.PhaseCompleted e -> source(e.phase());
      case ReviewEvent.PhaseFailed e -> source(e.phase());
      case ReviewEvent.PhaseSkipped e -> source(e.phase());
      case ReviewEvent.Started _, ReviewEvent.Rejected _, ReviewEvent.ChangeClosed _ ->
          source(PhaseName.INGEST);
      case ReviewEvent.Completed _, ReviewEvent.Superseded _ -> source(PhaseName.REPORTER);
    };
  }

  /**
   * The stack, the phase and the attempt or reason that tell a ledger entry from its neighbours.
   */
  private static String[] about(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.PhaseStarted e ->
          new String[] {e.stack(), e.phase().label(), Integer.toString(e.attempt())};
      case ReviewEvent.PhaseCompleted e -> new String[] {e.stack(), e.phase().label(), ""};
      case ReviewEvent.PhaseFailed e ->
          new String[] {e.stack(), e.phase().label(), e.terminal() ? "" : e.at().toString()};
      case ReviewEvent.PhaseSkipped e -> new String[] {e.stack(), e.phase().label(), ""};
      case ReviewEvent.Started _,
          ReviewEvent.Rejected _,
          ReviewEvent.Completed _,
          ReviewEvent.ChangeClosed _,
          ReviewEvent.Superseded _ ->
          new String[] {"", "", ""};
    };
  }

  private static String key(String repository, String stack) {
    return repository + "/" + stack;
  }
}
