package dev.plumbline.standalone.run;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.service.Host;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * The start of the services of one process. A single review shows its first finding as soon as the
 * reviewer has one: so the services up to there have the processors to themselves, and what
 * completes a review starts once something is seen of it.
 */
final class Staggered implements AutoCloseable {
  private static final Set<PhaseName> AHEAD =
      EnumSet.of(PhaseName.INGEST, PhaseName.ANALYZER, PhaseName.REVIEWER);
  private static final Duration MOST = Duration.ofSeconds(2);

  private final Host host;
  private final CountDownLatch seen = new CountDownLatch(1);
  private final FutureTask<Void> first;
  private final Thread thread;

  private Staggered(Host host, boolean serving) {
    this.host = host;
    this.first = new FutureTask<>(serving ? host::start : () -> host.startAhead(AHEAD), null);
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("services-start")
            .unstarted(serving ? first : this::startBoth);
  }

  /**
   * Returns at once.
   *
   * @param serving whether people are served: then all services start together
   */
  static Staggered begin(Host host, boolean serving) {
    var services = new Staggered(host, serving);
    services.thread.start();
    return services;
  }

  private void startBoth() {
    first.run();
    try {
      var _ = seen.await(MOST.toMillis(), TimeUnit.MILLISECONDS);
      if (first.state() == FutureTask.State.SUCCESS) {
        host.startRest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the process is being closed
    } catch (RuntimeException e) {
      Fault.end(e);
    }
  }

  /**
   * Returns when the services run that begin a review.
   *
   * @throws IllegalStateException when one can't
   */
  void await() {
    try {
      first.get();
      Stage.SERVICES.reached();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the services started", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException("the services can't start: " + e.getCause(), e);
    }
  }

  /** Something of a review is seen. */
  void goOn() {
    seen.countDown();
  }

  @Override
  public void close() {
    first.cancel(true);
    thread.interrupt();
    try {
      thread.join(MOST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
