package dev.plumbline.pipeline.event;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Every kind of event: its CloudEvents type, its topic and the record that its payload is. */
public enum EventType {
  REPOSITORY_CHANGED("repository.changed.v1", Topic.CHANGES, RepositoryChanged.class),
  STACK_CHANGED("stack.changed.v1", Topic.STACKS, StackChanged.class),
  STATE_ANALYZED("state.analyzed.v1", Topic.ANALYZED, ReviewState.class),
  STATE_REVIEWED("state.reviewed.v1", Topic.REVIEWED, ReviewState.class),
  STATE_IMPLEMENTED("state.implemented.v1", Topic.IMPLEMENTED, ReviewState.class),
  STATE_VALIDATED("state.validated.v1", Topic.VALIDATED, ReviewState.class),
  STACK_RESULT("stack.result.v1", Topic.RESULTS, StackResult.class),

  FINDING_REPORTED("finding.reported.v1", Topic.FINDINGS, FindingEvent.Reported.class),
  FINDING_OPENED("finding.opened.v1", Topic.FINDINGS, FindingEvent.Opened.class),
  FINDING_CHANGED("finding.changed.v1", Topic.FINDINGS, FindingEvent.Changed.class),
  FINDING_SUPPRESSED("finding.suppressed.v1", Topic.FINDINGS, FindingEvent.Suppressed.class),
  FINDING_FIXED("finding.fixed.v1", Topic.FINDINGS, FindingEvent.Fixed.class),
  FINDING_REOPENED("finding.reopened.v1", Topic.FINDINGS, FindingEvent.Reopened.class),

  FINDING_CLOSED("finding.closed.v1", Topic.FINDINGS, FindingEvent.Closed.class),
  REVIEW_STARTED("review.started.v1", Topic.REVIEWS, ReviewEvent.Started.class),
  REVIEW_REJECTED("review.rejected.v1", Topic.REVIEWS, ReviewEvent.Rejected.class),
  PHASE_STARTED("phase.started.v1", Topic.REVIEWS, ReviewEvent.PhaseStarted.class),
  PHASE_COMPLETED("phase.completed.v1", Topic.REVIEWS, ReviewEvent.PhaseCompleted.class),
  PHASE_FAILED("phase.failed.v1", Topic.REVIEWS, ReviewEvent.PhaseFailed.class),
  PHASE_SKIPPED("phase.skipped.v1", Topic.REVIEWS, ReviewEvent.PhaseSkipped.class),
  REVIEW_COMPLETED("review.completed.v1", Topic.REVIEWS, ReviewEvent.Completed.class),
  REVIEW_SUPERSEDED("review.superseded.v1", Topic.REVIEWS, ReviewEvent.Superseded.class),

  CHANGE_CLOSED("change.closed.v1", Topic.REVIEWS, ReviewEvent.ChangeClosed.class),
  REPORT_READY("report.ready.v1", Topic.REPORTS, ReportReady.class),
  STACK_INTERFACE("stack.interface.v1", Topic.INTERFACES, StackInterface.class);

  private static final String NAMESPACE = "dev.plumbline.";
  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(toUnmodifiableMap(EventType::type, identity()));

  private final String type;
  private final Topic topic;
  private final Class<?> payload;

  EventType(String label, Topic topic, Class<?> payload) {
    this.type = NAMESPACE + label;
    this.topic = topic;
    this.payload = payload;
  }

  /** As in {@code ce_type}: {@code dev.plumbline.finding.opened.v1}. */
  public String type() {
    return type;
  }

  public Topic topic() {
    return topic;
  }

  public Class<?> payload() {
    return payload;
  }

  /** Empty for a type that this version has never heard of. */
  public static Optional<EventType> find(String type) {
    return Optional.ofNullable(BY_NAME.get(type));
  }

  public static EventType of(FindingEvent event) {
    return switch (event) {
      case FindingEvent.Reported _ -> FINDING_REPORTED;
      case FindingEvent.Opened _ -> FINDING_OPENED;
      case FindingEvent.Changed _ -> FINDING_CHANGED;
      case FindingEvent.Suppressed _ -> FINDING_SUPPRESSED;
      case FindingEvent.Fixed _ -> FINDING_FIXED;
      case FindingEvent.Reopened _ -> FINDING_REOPENED;
      case FindingEvent.Closed _ -> FINDING_CLOSED;
    };
  }

  public static EventType of(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.Started _ -> REVIEW_STARTED;
      case ReviewEvent.Rejected _ -> REVIEW_REJECTED;
      case ReviewEvent.PhaseStarted _ -> PHASE_STARTED;
      case ReviewEvent.PhaseCompleted _ -> PHASE_COMPLETED;
      case ReviewEvent.PhaseFailed _ -> PHASE_FAILED;
      case ReviewEvent.PhaseSkipped _ -> PHASE_SKIPPED;
      case ReviewEvent.Completed _ -> REVIEW_COMPLETED;
      case ReviewEvent.Superseded _ -> REVIEW_SUPERSEDED;
      case ReviewEvent.ChangeClosed _ -> CHANGE_CLOSED;
    };
  }

  /** The type of the state that a phase passes on. */
  public static EventType after(PhaseName phase) {
    return switch (phase) {
      case INGEST -> STACK_CHANGED;
      case ANALYZER -> STATE_ANALYZED;
      case REVIEWER -> STATE_REVIEWED;
      case IMPLEMENTER -> STATE_IMPLEMENTED;
      case VALIDATOR -> STATE_VALIDATED;
      case REPORTER -> STACK_RESULT;
    };
  }
}
