package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.OutageException;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.UnreadableException;
import dev.plumbline.pipeline.artifact.DamagedException;
import dev.plumbline.pipeline.delivery.Commit.Settled;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Decides what is written for a record once its work is over, whichever way it ended. */
final class Settlement {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  /** Characters of a message that the ledger is told; one may quote what it could not read. */
  private static final int LONGEST_REASON = 2_000;

  private final Step step;
  private final Topics topics;
  private final DeliverySettings settings;
  private final Meters meters;

  Settlement(Step step, Topics topics, DeliverySettings settings, Meters meters) {
    this.step = step;
    this.topics = topics;
    this.settings = settings;
    this.meters = meters;
  }

  Settled settle(Task task, Answer answer) {
    return switch (answer) {
      case Answer.Done done -> done(task, done);
      case Answer.Overran overran -> overran(task, overran.reason());
      case Answer.Refused refused -> buried(task, refused.reason());
      case Answer.Threw threw -> threw(task, threw.cause());
    };
  }

  /**
   * What comes of a record whose outputs the cluster refuses for their size: less each time that it
   * is refused, or its partition would stand still for good.
   */
  Settled tooLarge(Task task) {
    String reason = "an output is larger than the cluster takes";
    return switch (task.refusedForSize()) {
      case 1 -> overran(task, reason);
      case 2 -> {
        log(task, "Record goes to the dead letters without its body", reason);
        meters.dead();
        yield new Settled(
            task,
            List.of(
                ledger(task, task.lost(step.service(), reason)),
                Return.stub(
                    task, topics.name(Topic.DEAD_LETTERS), reason, step.service().label())));
      }
      default -> {
        log(task, "Record is given up, since not even its dead letter is taken", reason);
        meters.dead();
        yield new Settled(task, List.of());
      }
    };
  }

  private Settled done(Task task, Answer.Done done) {
    for (Event event : done.output().events()) {
      if (event.size() > settings.maxRecord()) {
        return overran(
            task,
            "a %s of %d bytes is more than a record may have, %d"
                .formatted(event.topic().label(), event.size(), settings.maxRecord()));
      }
    }
    Output output = done.output();
    meters.ended(output.outcome(), done.millis(), output.counts());
    return records(task, output.events(), ending(task, output, done.millis()));
  }

  private ReviewEvent ending(Task task, Output output, long millis) {
    PhaseName phase = step.service();
    Instant now = Instant.now();
    return switch (output.outcome()) {
      case COMPLETED ->
          new ReviewEvent.PhaseCompleted(task.reviewId(), now, task.stack(), phase, millis);
      case SKIPPED ->
          new ReviewEvent.PhaseSkipped(task.reviewId(), now, task.stack(), phase, output.reason());
      case FAILED -> task.failed(phase, output.reason(), true);
    };
  }

  /**
   * The review goes on with what there is; where nothing can go on, an operator gets the record. A
   * change, too: what became of a stack is in its review's report, but a push that is not reviewed
   * is nowhere else.
   */
  private Settled overran(Task task, String reason) {
    meters.failed();
    List<Event> events = goingOn(task, reason);
    if (events.isEmpty() || step.service() == PhaseName.INGEST) {
      return buried(task, reason);
    }
    log(task, "Work failed", reason);
    return records(task, events, task.failed(step.service(), reason, true));
  }

  private Settled threw(Task task, Throwable cause) {
    meters.failed();
    String reason = reason(cause);
    List<Duration> waits = waits(cause);
    if (task.failures() >= waits.size()) {
      return buried(task, reason);
    }
    var notBefore = Instant.now().plus(waits.get(task.failures()));
    var retry = Return.retry(task, topics.retry(step.service()), reason, notBefore);
    if (retry.isEmpty()) {
      return buried(task, reason + " (and the record is too large to be tried again)");
    }
    logRetry(task, cause, reason);
    meters.retried();
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    records.add(retry.get());
    records.add(ledger(task, task.failed(step.service(), reason, false)));
    return new Settled(task, records);
  }

  /** What is away outside is told in a line; where in our code it was met helps nobody then. */
  private void logRetry(Task task, Throwable cause, String reason) {
    LoggingEventBuilder line = named(LOG.atWarn(), task).addKeyValue("reason", reason);
    boolean outside = cause instanceof IOException || cause instanceof UncheckedIOException;
    (outside ? line : line.setCause(cause)).log("Work is tried again");
  }

  /**
   * What is away comes back after minutes; a defect, or what is gone, is the same each time, and
   * what can't be read is so for certain.
   */
  private List<Duration> waits(Throwable cause) {
    return switch (cause) {
      case OutageException _ -> settings.outages();
      case UnreadableException _ -> List.of();
      case FileNotFoundException _, DamagedException _ -> settings.backoffs();
      case IOException _ -> settings.patient();
      case UncheckedIOException e when e.getCause() instanceof IOException inner -> waits(inner);
      default -> settings.backoffs();
    };
  }

  private Settled buried(Task task, String reason) {
    log(task, "Record goes to the dead letters", reason);
    meters.dead();
    List<Event> events = goingOn(task, reason);
    ReviewEvent end =
        events.isEmpty()
            ? task.lost(step.service(), reason)
            : task.failed(step.service(), reason, true);
    var records = new ArrayList<>(records(task, events, end).records());
    records.add(
        Return.deadLetter(task, topics.name(Topic.DEAD_LETTERS), reason, step.service().label()));
    return new Settled(task, records);
  }

  private List<Event> goingOn(Task task, String reason) {
    try {
      return step.abandoned(task.input(), reason).stream()
          .filter(event -> event.size() <= settings.maxRecord())
          .toList();
    } catch (RuntimeException defect) {
      named(LOG.atError(), task)
          .setCause(defect)
          .log("A record that failed can't be passed on either");
      return List.of();
    }
  }

  private Settled records(Task task, List<Event> events, ReviewEvent ending) {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    String traceparent = task.input().attributes().traceparent();
    for (Event event : events) {
      records.add(event.within(traceparent).toRecord(topics));
    }
    records.add(ledger(task, ending));
    return new Settled(task, records);
  }

  private ProducerRecord<byte[], byte[]> ledger(Task task, ReviewEvent event) {
    return Events.of(event).within(task.input().attributes().traceparent()).toRecord(topics);
  }

  private void log(Task task, String message, String reason) {
    named(LOG.atWarn(), task).addKeyValue("reason", reason).log(message);
  }

  /** By its place in Kafka and, where it says so, by review and stack: a stranger's has neither. */
  private LoggingEventBuilder named(LoggingEventBuilder line, Task task) {
    Input input = task.input();
    LoggingEventBuilder placed =
        line.addKeyValue("phase", step.service().label())
            .addKeyValue("topic", input.topic())
            .addKeyValue("partition", input.partition())
            .addKeyValue("offset", input.offset())
            .addKeyValue("key", task.shownKey());
    return task.isOfReview()
        ? placed.addKeyValue("reviewId", task.reviewId()).addKeyValue("stack", task.stack())
        : placed;
  }

  /** For people: the message, or the kind of failure where there is none. */
  private static String reason(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? cause.getClass().getSimpleName()
        : message.substring(0, Math.min(message.length(), LONGEST_REASON));
  }
}
