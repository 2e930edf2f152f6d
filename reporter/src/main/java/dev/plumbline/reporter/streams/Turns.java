package dev.plumbline.reporter.streams;

import dev.plumbline.model.review.Lane;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * Lets no more into memory at once than there is room for, whichever task asks: one for all of a
 * process. What a person waits for goes first, and bulk work takes no more than half of the room.
 * Safe to share.
 */
public final class Turns {
  private final Executor executor;
  private final int room;
  private final Waiting interactive = new Waiting();
  private final Waiting bulk = new Waiting();

  /**
   * @param weight how much it holds; what is more than half of the room counts as half
   */
  public record Turn(Lane lane, int weight) {}

  /** One lane: those who wait, first come first, and what those hold that went. */
  private static final class Waiting {
    private final ArrayDeque<Object> line = new ArrayDeque<>();
    private int held;
  }

  /**
   * @param executor where the work is done; waits there, so its threads have to be many
   * @param room how much may be held at once, in what weights are counted in
   */
  public Turns(Executor executor, int room) {
    this.executor = executor;
    this.room = room;
  }

  /** On virtual threads of that name. */
  public static Turns ofVirtualThreads(String name, int room) {
    return new Turns(
        work -> {
          var _ = Thread.ofVirtual().name(name).start(work);
        },
        room);
  }

  void execute(Turn turn, Runnable work) {
    executor.execute(() -> {
      int weight = Math.clamp(turn.weight(), 1, half());
      enter(turn.lane(), weight);
      try {
        work.run();
      } finally {
        leave(turn.lane(), weight);
      }
    });
  }

  private synchronized void enter(Lane lane, int weight) {
    var ticket = new Object();
    Waiting own = of(lane);
    own.line.add(ticket);
    while (own.line.peek() != ticket || !fits(lane, weight)) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody interrupts these threads; whoever does only makes it look again.
      }
    }
    own.line.remove();
    own.held += weight;
    notifyAll();
  }

  private boolean fits(Lane lane, int weight) {
    boolean fits = interactive.held + bulk.held + weight <= room;
    return switch (lane) {
      case INTERACTIVE -> fits;
      case BULK -> fits && interactive.line.isEmpty() && bulk.held + weight <= half();
    };
  }

  private int half() {
    return Math.max(1, room / 2);
  }

  private synchronized void leave(Lane lane, int weight) {
    of(lane).held -= weight;
    notifyAll();
  }

  private Waiting of(Lane lane) {
    return switch (lane) {
      case INTERACTIVE -> interactive;
      case BULK -> bulk;
    };
  }
}
