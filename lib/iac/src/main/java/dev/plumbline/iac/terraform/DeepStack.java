package dev.plumbline.iac.terraform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
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
    while (true) {
      try {
        return result.get();
      } catch (InterruptedException e) {
        thread.interrupt();
        Thread.currentThread().interrupt();
        return joined(result);
      } catch (ExecutionException e) {
        throw unwrapped(e);
      }
    }
  }

  private static <T> T joined(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw unwrapped(e);
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
