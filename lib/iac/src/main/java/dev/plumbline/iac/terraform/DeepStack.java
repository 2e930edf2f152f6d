package dev.plumbline.iac.terraform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs work on a thread with a stack that bears the longest chain of references that is allowed.
 */
public final class DeepStack {
  private static final long BYTES = 256L << 20;

  private DeepStack() {}

  /** An interrupt of the caller is passed on, and the work's own exception comes back. */
  public static <T> T call(Supplier<T> work) {
    var result = new CompletableFuture<T>();
    var thread =
        new Thread(
            null,
            () -> {
              try {
                result.complete(work.get());
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            "terraform-reader",
            BYTES);
    thread.setDaemon(true);
    thread.start();
    joinWhole(thread);
    try {
      return result.join();
    } catch (CompletionException e) {
      throw unwrapped(e);
    }
  }

  /**
   * Until its stack is gone with all that it refers to, which the caller may need the memory of.
   */
  private static void joinWhole(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unwrapped(Exception wrapper) {
    return switch (wrapper.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(wrapper);
    };
  }
}
