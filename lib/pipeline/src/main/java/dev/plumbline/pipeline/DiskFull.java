package dev.plumbline.pipeline;

import java.util.Optional;

/**
 * Tells a disk or a quota that is used up from other failures, as the operating system words it.
 */
public final class DiskFull {
  private DiskFull() {}

  /** What says so among a failure and its causes. */
  public static Optional<Throwable> in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.contains("No space left") || message.contains("Disk quota exceeded")) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
