package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.UnreadableException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets records begin: PhaseStarted first, then a worker. No more are begun than keep the workers
 * busy for a moment, since whatever has begun when the process dies is suspected of it.
 */
final class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final long AGAIN_MILLIS = 500;

  private static final String KEY =
      "a change whose key is no repository's name: it has more than "
          + RepositoryChanged.LONGEST_NAME
          + " characters";

  private final Shared shared;
  private final PhaseName service;
  private final Workers workers;
  private final Mailbox mailbox;
  private final Suspects suspects;
  private final Backlog backlog = new Backlog();
  private final Pace pace = new Pace();
  private final BulkGate gate;

  /** Begun, and not written yet. */
  private final Set<Task> begun = new HashSet<>();

  /** Begun, and not answered yet. */
  private final Set<Task> working = new HashSet<>();

  private int bulkWorking;

  Dispatch(Shared shared, PhaseName service, Workers workers, Mailbox mailbox) {
    this.shared = shared;
    this.service = service;
    this.workers = workers;
    this.mailbox = mailbox;
    this.gate = new BulkGate(pace, shared.settings().workers());
    this.suspects = new Suspects(shared.alone(), shared.settings().alone());
  }

  /** Takes a record that stands first of its key. */
  void add(Task task) {
    if (task.lane() == Lane.INTERACTIVE) {
      gate.interactive();
    }
    if (task.unreadable()) {
      mailbox.put(new Message.Answered(task, new Answer.Threw(new UnreadableException(KEY))));
    } else if (task.crashed() > 0) {
      suspects.add(task);
    } else {
      backlog.add(task, System.currentTimeMillis());
    }
  }

  /** Lets begin what may. */
  void begin() {
    for (Task hopeless = suspects.hopeless(); hopeless != null; hopeless = suspects.hopeless()) {
      String reason = "the process died " + hopeless.crashed() + " times while it worked on this";
      mailbox.put(new Message.Answered(hopeless, new Answer.Refused(reason)));
    }
    Task suspect = suspects.next(working.size());
    if (suspect != null) {
      begin(suspect);
    }
    if (suspects.any()) {
      return;
    }
    int size = shared.settings().workers();
    int most = size + pace.ahead(size);
    while (working.size() < most) {
      Task task = backlog.next(gate.open(bulkWorking), System.currentTimeMillis());
      if (task == null) {
        return;
      }
      begin(task);
    }
  }

  private void begin(Task task) {
    begun.add(task);
    working.add(task);
    if (task.lane() == Lane.BULK) {
      bulkWorking++;
      gate.began();
    }
    shared
        .ledger()
        .write(
            task.started(service),
            task.input().attributes().traceparent(),
            failure -> mailbox.put(new Message.Announced(task, failure)));
  }

  /** PhaseStarted is kept, or could not be written, and the record begins later. */
  void announced(Task task, @Nullable Exception failure) {
    if (task.window().closed()) {
      return;
    }
    if (failure == null) {
      workers.submit(task);
      return;
    }
    if (failure instanceof RecordTooLargeException) {
      String reason = "what the ledger has to say of it is larger than the cluster takes";
      mailbox.put(new Message.Answered(task, new Answer.Refused(reason)));
      return; // no outage: it would be the same each time
    }
    LOG.atWarn()
        .addKeyValue("phase", service.label())
        .addKeyValue("reviewId", task.reviewId())
        .setCause(failure)
        .log("Ledger can't be written; the work begins later");
    begun.remove(task);
    answered(task);
    suspects.settled(task);
    long now = System.currentTimeMillis();
    task.delay(now + AGAIN_MILLIS);
    backlog.add(task, now);
  }

  void answered(Task task) {
    if (working.remove(task)) {
      bulkWorking -= task.lane() == Lane.BULK ? 1 : 0;
      suspects.answered(task);
      pace.worked(task.workedNanos());
    }
  }

  void committed(Task task) {
    begun.remove(task);
    suspects.settled(task);
  }

  /** Calls off work past its deadline, and gives up threads that don't come back from it. */
  void watch() {
    var settings = shared.settings();
    for (Task task : workers.runningLongerThan(settings.deadline())) {
      task.callOff();
      workers.interrupt(task);
    }
    for (Task task : workers.runningLongerThan(settings.deadline().plus(settings.grace()))) {
      if (task.answer()) {
        workers.giveUp(task);
        String reason = "passed its deadline of %s and did not stop".formatted(settings.deadline());
        mailbox.put(new Message.Answered(task, new Answer.Overran(reason)));
      }
    }
  }

  /** Hands back what of a closed window has begun: nobody shall suspect it. */
  void drop(Window closed) {
    backlog.drop(closed);
    suspects.drop(closed);
    workers.callOff(closed);
    for (Task task : List.copyOf(begun)) {
      if (task.window() == closed) {
        answered(task);
        committed(task);
        handBack(task);
      }
    }
  }

  private void handBack(Task task) {
    shared
        .ledger()
        .write(
            task.failed(service, "handed back unfinished; another instance takes it", false),
            task.input().attributes().traceparent(),
            failure -> {
              if (failure != null) {
                LOG.atWarn()
                    .addKeyValue("reviewId", task.reviewId())
                    .setCause(failure)
                    .log("Record was handed back unsaid");
              }
            });
  }

  int working() {
    return working.size();
  }

  boolean working(List<Window> windows) {
    return working.stream().anyMatch(task -> windows.contains(task.window()));
  }

  long untilDue(long mostMillis) {
    long most = backlog.bulkWaits() ? gate.untilOpen(mostMillis) : mostMillis;
    return backlog.untilDue(System.currentTimeMillis(), most);
  }
}
