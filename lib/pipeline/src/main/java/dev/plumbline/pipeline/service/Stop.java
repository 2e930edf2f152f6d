package dev.plumbline.pipeline.service;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the signal to stop, and lets a process close in order before it goes. */
public final class Stop {
  private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

  private Stop() {}

  /** Returns when the process was asked to stop and {@code process} is closed. */
  public static void await(AutoCloseable process) {
    var asked = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  asked.countDown();
                  try {
                    closed.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
    try {
      asked.await();
      process.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.atError().setCause(e).log("Stop did not go through");
    } finally {
      closed.countDown();
    }
  }
}
