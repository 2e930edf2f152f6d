package dev.plumbline.reporter.streams;

import dev.plumbline.model.review.Lane;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the artifact store is asked for, on threads of its own: a slow store then holds up neither
 * the transaction that is open nor what else there is to do. In memory only, since the state tells
 * what to ask for, and it is asked again after a restart. Used by one thread.
 *
 * @param <E> what is asked for
 * @param <A> what comes of it
 */
public final class Errands<E extends Errands.Errand, A> {
  /** So many of one task that wait for the store are as good as all. */
  private static final int MOST = 50;

  /** The rest is free for what a person waits for, however much bulk work has been put off. */
  private static final int MOST_BULK = MOST / 2;

  private final Turns turns;
  private final Function<Throwable, A> failed;
  private final Map<String, E> asked = new HashMap<>();
  private final BlockingQueue<Done<E, A>> done = new LinkedBlockingQueue<>();
  private final Hands hands = new Hands();

  /** Equal when the same is asked for. */
  public interface Errand {
    /** One errand at a time is under way for it; a later one takes the place of an earlier one. */
    String subject();

    /** When it is its turn. */
    Turns.Turn turn();
  }

  /** Called on another thread. */
  @FunctionalInterface
  public interface Work<A> {
    A run() throws IOException;
  }

  record Done<E, A>(E errand, A answer) {}

  /**
   * @param failed what comes of it when the work throws, whatever that is
   */
  Errands(Turns turns, Function<Throwable, A> failed) {
    this.turns = turns;
    this.failed = failed;
  }

  /**
   * Begins one, unless the same is under way; false when too many are.
   *
   * @param toDo called only for one that begins, and at once: it may copy what the state holds
   */
  boolean ask(E errand, Supplier<Work<A>> toDo) {
    if (errand.equals(asked.get(errand.subject()))) {
      return true;
    }
    if (!hasRoom(errand.turn().lane())) {
      return false;
    }
    Work<A> work = toDo.get();
    asked.put(errand.subject(), errand);
    turns.execute(
        errand.turn(), () -> hands.work(() -> done.add(new Done<>(errand, answer(work)))));
    return true;
  }

  /** Whether one more of that lane may begin. */
  boolean hasRoom(Lane lane) {
    return asked.size() < MOST
        && switch (lane) {
          case INTERACTIVE -> true;
          case BULK ->
              asked.values().stream().filter(errand -> errand.turn().lane() == Lane.BULK).count()
                  < MOST_BULK;
        };
  }

  /** Calls off what is under way, and begins no more of what waits for its turn. */
  void close() {
    hands.stop();
  }

  /** How many are under way. */
  int size() {
    return asked.size();
  }

  /** One that is done and still wanted, or null when there is none within {@code most}. */
  @Nullable Done<E, A> next(Duration most) {
    try {
      Done<E, A> next = done.poll(most.toNanos(), TimeUnit.NANOSECONDS);
      while (next != null && !asked.remove(next.errand().subject(), next.errand())) {
        next = done.poll();
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a stop; what is asked for is asked again
      return null;
    }
  }

  private A answer(Work<A> work) {
    try {
      return work.run();
    } catch (Throwable e) { // too little memory for one is for this one alone, too
      return failed.apply(e);
    }
  }
}
