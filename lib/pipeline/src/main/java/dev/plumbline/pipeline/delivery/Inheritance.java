package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.ledger.Beginnings;
import dev.plumbline.pipeline.ledger.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that were there when their partition was assigned: a predecessor may have begun them and
 * not lived to say so. Asks the ledger, in a thread of its own, before they begin.
 */
final class Inheritance {
  private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);
  private static final long PAUSE_MILLIS = 500;

  /** Few records lie in a topic for longer than a day before somebody begins them. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Shared shared;
  private final PhaseName service;
  private final Mailbox mailbox;
  private final List<Task> unasked = new ArrayList<>();
  private boolean asking;

  Inheritance(Shared shared, PhaseName service, Mailbox mailbox) {
    this.shared = shared;
    this.service = service;
    this.mailbox = mailbox;
  }

  /**
   * When a predecessor can have begun it, at the earliest, in the ledger's times. A record that
   * claims to come from the future was written by a clock that says nothing: it may have lain there
   * for as long as one does.
   *
   * <p>What waits to be tried again is begun when it is due by the clock of whoever begins it, and
   * by the same clock the ledger says so: whatever that clock says, not before the due time. By our
   * own clock it may not be due yet, and have been begun all the same by one that is ahead. Where
   * the brokers say when something was written, the due time is another clock's and means nothing.
   */
  static Instant earliest(Task task, Instant now) {
    Instant due = Instant.ofEpochMilli(task.notBefore());
    Instant written = task.input().timestamp();
    if (written.isAfter(now.plus(Lookup.CLOCKS))) {
      written = now.minus(LONGEST_WAIT);
    }
    Instant begun = due.isAfter(written) && !task.isTimedByBroker() ? due : written;
    return begun.isAfter(now) ? now : begun;
  }

  void add(Task task) {
    task.held(true);
    unasked.add(task);
  }

  /** Whether anything waits for the ledger; nothing new begins until it has answered. */
  boolean asking() {
    return asking || !unasked.isEmpty();
  }

  /** Asks for what came with the last poll, one question at a time. */
  void ask() {
    if (asking || unasked.isEmpty()) {
      return;
    }
    asking = true;
    List<Task> tasks = List.copyOf(unasked);
    unasked.clear();
    Instant now = Instant.now();
    Instant oldest =
        tasks.stream().map(task -> earliest(task, now)).min(Instant::compareTo).orElseThrow();
    Thread.ofPlatform()
        .daemon()
        .name("ledger-" + service.label())
        .start(() -> answer(tasks, oldest));
  }

  /** Whatever happens, or nothing would ever begin again. */
  private void answer(List<Task> tasks, Instant oldest) {
    Beginnings found = null;
    try {
      found = look(oldest);
    } finally {
      mailbox.put(new Message.LookedUp(tasks, found));
    }
  }

  private @Nullable Beginnings look(Instant from) {
    try {
      shared.ledger().flush(); // what this process handed back must be there to be read
      return shared.lookup().since(from, service);
    } catch (Throwable e) { // too little memory, too: it is asked again after a pause as well
      LOG.atWarn().addKeyValue("phase", service.label()).setCause(e).log("Ledger is asked again");
      pause();
      return null;
    }
  }

  /** Those that may begin now. */
  List<Task> answered(Message.LookedUp found) {
    asking = false;
    Beginnings beginnings = found.beginnings();
    List<Task> open = found.tasks().stream().filter(t -> !t.window().closed()).toList();
    if (beginnings == null) {
      unasked.addAll(open);
      return List.of();
    }
    for (Task task : open) {
      task.begunBefore(beginnings.of(task.reviewId(), task.stack()));
      task.held(false);
    }
    return open.stream().filter(task -> task.window().first(task)).toList();
  }

  void drop(Window window) {
    unasked.removeIf(task -> task.window() == window);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      // nobody interrupts this thread; asking sooner does no harm
    }
  }
}
