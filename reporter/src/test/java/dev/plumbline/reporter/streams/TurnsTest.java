package dev.plumbline.reporter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final long LONG = 120;

  private final List<Thread> threads = new ArrayList<>();
  private final Turns turns = new Turns(work -> threads.add(Thread.ofVirtual().start(work)), 10);
  private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
  private final List<Held> all = new ArrayList<>();

  private record Held(CountDownLatch end) {}

  @AfterEach
  void endAll() throws InterruptedException {
    all.forEach(held -> held.end().countDown());
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void letsInNoMoreThanThereIsRoomFor() throws Exception {
    Held first = begin("a", Lane.INTERACTIVE, 5);
    begin("b", Lane.INTERACTIVE, 5);
    begins("a", "b");
    begin("c", Lane.INTERACTIVE, 1);
    waits();

    first.end().countDown();

    begins("c");
  }

  @Test
  void keepsHalfOfTheRoomForWhatAPersonWaitsFor() throws Exception {
    begin("large", Lane.BULK, 5_000);
    begins("large");
    begin("bulk", Lane.BULK, 1);
    waits();

    begin("person", Lane.INTERACTIVE, 5);

    begins("person");
  }

  @Test
  void letsAPersonGoBeforeTheBulkWorkThatWaitsLonger() throws Exception {
    Held first = begin("a", Lane.INTERACTIVE, 5);
    begin("b", Lane.INTERACTIVE, 5);
    begins("a", "b");
    begin("bulk", Lane.BULK, 5);
    waits();
    Held person = begin("person", Lane.INTERACTIVE, 5);
    waits();

    first.end().countDown();
    begins("person");
    waits();
    person.end().countDown();

    begins("bulk");
  }

  @Test
  void takesOneThatThrowsForDone() throws Exception {
    for (int i = 0; i < 20; i++) {
      turns.execute(
          new Turns.Turn(Lane.BULK, 5),
          () -> {
            begun.add("thrown");
            throw new IllegalStateException("as meant");
          });
      begins("thrown");
    }
  }

  private Held begin(String name, Lane lane, int weight) {
    var held = new Held(new CountDownLatch(1));
    all.add(held);
    turns.execute(
        new Turns.Turn(lane, weight),
        () -> {
          begun.add(name);
          try {
            held.end().await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    return held;
  }

  private void begins(String... names) throws InterruptedException {
    var seen = new ArrayList<String>();
    for (int i = 0; i < names.length; i++) {
      seen.add(begun.poll(LONG, TimeUnit.SECONDS));
    }
    assertThat(seen).containsExactlyInAnyOrder(names);
  }

  /** The one begun last stands in its line, and nothing has begun. */
  private void waits() throws InterruptedException {
    Thread last = threads.getLast();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONG);
    while (last.getState() != Thread.State.WAITING && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertThat(last.getState()).isEqualTo(Thread.State.WAITING);
    assertThat(begun).isEmpty();
  }
}
