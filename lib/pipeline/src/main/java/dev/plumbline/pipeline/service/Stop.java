package dev.plumbline.pipeline.service;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the signal to stop, lets a process close in order, and ends it with code 0: whoever
 * stops it gets what was asked for. Without that, the JVM and the command race, and it is 0 or 128
 * and the signal's number by chance.
 */
public final class Stop {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  /** As the command line has it for a defect of ours. */
  private static final int FAILED = 5;

  private Stop() {}

  /**
   * Returns when the process was asked to stop and {@code process} is closed; the JVM ends at the
   * same time.
   *
   * @throws IllegalStateException when it could not be closed
   */
  public static void await(AutoCloseable process) {
    var asked = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    var code = new AtomicInteger(FAILED);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  asked.countDown();
                  try {
                    closed.await();
                    Runtime.getRuntime().halt(code.get());
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try {
      asked.await();
      process.close();
      code.set(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.atError().setCause(e).log("Stop did not go through");
      throw new IllegalStateException("the stop did not go through", e);
    } finally {
      closed.countDown();
    }
  }
}
