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

  private final Snapshots snapshots;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Room room;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile @Nullable Exception failure;

  /**
   * The sources of all changes that are on their way at once, in KiB. Each is there several times
   * over: as files, packed, enciphered, and once more in the client's hands.
   */
  record Room(int most, Semaphore free) {
    private static final int TIMES = 4;
    private static final int SHARE = 2;

    /** What fits in a part of the heap. */
    static Room ofHeap() {
      return of((int) Math.min(1 << 20, (Runtime.getRuntime().maxMemory() >> 10) / SHARE / TIMES));
    }

    static Room of(int kib) {
      return new Room(kib, new Semaphore(kib, true)); // in turn: a large one gets there, too
    }

    /** One that is larger than all there is goes alone. */
    int take(long bytes) throws InterruptedException {
      int kib = (int) Math.min(most, bytes >> 10);
      free.acquire(kib);
      return kib;
    }
  }

  /**
   * @param room shared by all changes of a process
   */
  Uploads(Snapshots snapshots, Room room) {
    this.snapshots = snapshots;
    this.room = room;
  }

  /** Returns when there is room for it, or when an earlier one failed. */
  Future<ArtifactRef> put(SourceTree tree) throws IOException {
    int kib;
    try {
      places.acquire();
      kib = room.take(bytes(tree));
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
        room.free().release(kib);
        places.release();
      }
    });
  }

  private static long bytes(SourceTree tree) {
    return tree.files().values().stream().mapToLong(content -> content.length).sum();
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
