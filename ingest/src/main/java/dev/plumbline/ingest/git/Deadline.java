package dev.plumbline.ingest.git;

import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Calls a fetch off that takes longer than it may, however lively the other side is. */
final class Deadline extends EmptyProgressMonitor {
  private final long endNanos;

  Deadline(Duration time) {
    this.endNanos = System.nanoTime() + time.toNanos();
  }

  @Override
  public boolean isCancelled() {
    return System.nanoTime() - endNanos > 0 || Thread.currentThread().isInterrupted();
  }
}
