package dev.plumbline.reporter.streams;

import dev.plumbline.model.review.Lane;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * A task's way to ask the artifact store: it never waits for an answer, but for some milliseconds,
 * and takes each in on the stream thread. Used by that thread alone.
 *
 * @param <E> what is asked for
 * @param <A> what comes of it
 */
public final class Asking<E extends Errands.Errand, A> {
  /** A store nearby answers within this time, so that most records are done with at once. */
  private static final Duration SOON = Duration.ofMillis(10);

  /** Some twenty records a second, and no transaction grows old by it. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final ProcessorContext<?, ?> context;
  private final Errands<E, A> errands;
  private final BiConsumer<E, A> take;
  private final Runnable more;
  private @Nullable Cancellable listening;
  private boolean behind;

  /**
   * @param failed what comes of an errand that throws
   * @param take is given each answer, on the stream thread
   * @param more asks for what there was no room for before, on the stream thread
   */
  public Asking(
      ProcessorContext<?, ?> context,
      Turns turns,
      Function<Throwable, A> failed,
      BiConsumer<E, A> take,
      Runnable more) {
    this.context = context;
    this.errands = new Errands<>(turns, failed);
    this.take = take;
    this.more = more;
  }

  /**
   * Begins an errand, unless the same is under way, or too many are: then {@code more} is called
   * when there is room.
   *
   * @param toDo called only for one that begins, and at once: it may copy what the state holds
   * @return false when there is no room
   */
  public boolean ask(E errand, Supplier<Errands.Work<A>> toDo) {
    boolean asked = errands.ask(errand, toDo);
    behind |= !asked;
    return asked;
  }

  /** Whether there is room for one more of that lane; else {@code more} is called when there is. */
  public boolean admits(Lane lane) {
    boolean room = errands.hasRoom(lane);
    behind |= !room;
    return room;
  }

  /** Begins to ask for all that there is. */
  public void anew() {
    behind = false;
  }

  /** Waits a moment for what was just asked for; not when it has to queue behind others. */
  public void hearSoon() {
    var _ = hear(errands.size() == 1 ? SOON : Duration.ZERO);
    if (errands.size() > 0) {
      listen(FIRST_PAUSE);
    }
  }

  /**
   * Waits for an answer, for some milliseconds: for a task that is given more than it gets done.
   * The others of the process wait as well, as {@link KeyedState} has one thread for them.
   */
  public void slowDown() {
    var _ = hear(BREATH);
  }

  /** The task is given up; whoever takes it over asks again. */
  public void close() {
    errands.close();
  }

  private boolean hear(Duration most) {
    Errands.Done<E, A> done = errands.next(most);
    boolean heard = done != null;
    for (; done != null; done = errands.next(Duration.ZERO)) {
      take.accept(done.errand(), done.answer());
    }
    return heard;
  }

  /** Looks after the errands until none is under way, less and less often while none returns. */
  private void listen(Duration pause) {
    if (listening != null) {
      listening.cancel();
    }
    listening = context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, _ -> look(pause));
  }

  private void look(Duration pause) {
    boolean heard = hear(Duration.ZERO);
    if (behind && heard) {
      more.run();
    }
    if (errands.size() == 0 && listening != null) {
      listening.cancel();
      listening = null;
    } else if (!heard && pause.compareTo(LONGEST_PAUSE) < 0) {
      listen(pause.multipliedBy(2));
    }
  }
}
