package dev.plumbline.reporter.collector;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the artifact store is asked for, on threads of its own: a slow store then holds up neither
 * the transaction that is open nor other reviews. In memory only, since the state tells what to ask
 * for, and it is asked again after a restart. Used by one thread.
 */
final class Errands {
  /** So many that wait for the store are as good as all. */
  private static final int MOST = 50;

  private final Executor executor;
  private final Map<String, Errand> asked = new HashMap<>();
  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();

  /** For what a review's start is asked; a later start of it asks anew. */
  record Errand(String reviewId, long generation, Goal goal) {}

  enum Goal {
    LIST,
    REPORT
  }

  /** Called on another thread. */
  interface Work {
    Answer run() throws IOException;
  }

  record Done(Errand errand, Answer answer) {}

  Errands(Executor executor) {
    this.executor = executor;
  }

  /**
   * Begins one, unless the same is under way; false when too many are.
   *
   * @param toDo called only for one that begins, and at once: it may copy what the state holds
   */
  boolean ask(Errand errand, Supplier<Work> toDo) {
    if (errand.equals(asked.get(errand.reviewId()))) {
      return true;
    }
    if (asked.size() >= MOST) {
      return false;
    }
    Work work = toDo.get();
    asked.put(errand.reviewId(), errand);
    executor.execute(() -> done.add(new Done(errand, answer(work))));
    return true;
  }

  /** How many are under way. */
  int size() {
    return asked.size();
  }

  /** One that is done and still wanted, or null when there is none within {@code most}. */
  @Nullable Done next(Duration most) {
    try {
      Done next = done.poll(most.toNanos(), TimeUnit.NANOSECONDS);
      while (next != null && !asked.remove(next.errand().reviewId(), next.errand())) {
        next = done.poll();
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a stop; what is asked for is asked again
      return null;
    }
  }

  private static Answer answer(Work work) {
    try {
      return work.run();
    } catch (Throwable e) { // too little memory for a report is for this review alone, too
      return new Answer.Away(e);
    }
  }
}
