package dev.plumbline.ingest.intake;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshots of one change, some at once: a store over the network takes 20 ms for each,
 * and there may be thousands. Closing calls off what is not kept yet.
 */
final class Uploads implements AutoCloseable {
  static final int AT_ONCE = 16;

  /** Sources of all that are on their way; a larger one goes alone. */
  private static final int MOST_KIB = 128 << 10;

  private final Snapshots snapshots;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore room = new Semaphore(MOST_KIB);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile @Nullable Exception failure;

  Uploads(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** Returns when there is room for it, or when an earlier one failed. */
  Future<ArtifactRef> put(SourceTree tree) throws IOException {
    int kib = kib(tree);
    try {
      places.acquire();
      room.acquire(kib);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sources were kept", e);
    }
    Exception earlier = failure;
    if (earlier != null) {
      throw new IOException("sources can't be kept: " + earlier.getMessage(), earlier);
    }
    return threads.submit(() -> {
      try {
        return snapshots.put(tree);
      } catch (IOException | RuntimeException e) {
        failure = e;
        throw e;
      } finally {
        room.release(kib);
        places.release();
      }
    });
  }

  private static int kib(SourceTree tree) {
    long bytes = tree.files().values().stream().mapToLong(content -> content.length).sum();
    return (int) Math.min(MOST_KIB, bytes >> 10);
  }

  /** Waits for one; null for none. */
  static @Nullable ArtifactRef kept(@Nullable Future<ArtifactRef> upload) throws IOException {
    try {
      return upload == null ? null : upload.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException own) {
        throw own;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sources were kept", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
