package dev.plumbline.reporter.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.review.Lane;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ErrandsTest {
  private static final long LONG = 120;

  private final ArrayDeque<Runnable> asked = new ArrayDeque<>();

  private record Errand(String subject, Turns.Turn turn) implements Errands.Errand {}

  @Test
  void keepsHalfOfTheRoomForWhatAPersonWaitsFor() {
    var errands = new Errands<Errand, String>(new Turns(asked::add, 100), Throwable::toString);
    for (int i = 0; i < 25; i++) {
      assertThat(ask(errands, "bulk" + i, Lane.BULK)).isTrue();
    }
    assertThat(ask(errands, "bulk25", Lane.BULK)).isFalse();

    for (int i = 0; i < 25; i++) {
      assertThat(ask(errands, "a" + i, Lane.INTERACTIVE)).isTrue();
    }

    assertThat(ask(errands, "a25", Lane.INTERACTIVE)).isFalse();
    assertThat(asked).hasSize(50);
  }

  @Test
  void callsOffWhatIsUnderWayWhenItCloses() throws Exception {
    var turns = Turns.ofVirtualThreads("errand", 1);
    var errands = new Errands<Errand, String>(turns, Throwable::toString);
    var begun = new CountDownLatch(1);
    var ended = new CompletableFuture<String>();
    errands.ask(
        errand("a", Lane.INTERACTIVE),
        () ->
            () -> {
              begun.countDown();
              try {
                Thread.sleep(TimeUnit.HOURS.toMillis(1));
                ended.complete("slept");
              } catch (InterruptedException e) {
                ended.complete("called off");
              }
              return "";
            });
    assertThat(begun.await(LONG, TimeUnit.SECONDS)).isTrue();

    errands.close();

    assertThat(ended.get(LONG, TimeUnit.SECONDS)).isEqualTo("called off");
  }

  private static boolean ask(Errands<Errand, String> errands, String subject, Lane lane) {
    return errands.ask(errand(subject, lane), () -> () -> "");
  }

  private static Errand errand(String subject, Lane lane) {
    return new Errand(subject, new Turns.Turn(lane, 1));
  }
}
