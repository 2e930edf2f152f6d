package dev.plumbline.ingest.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a fetch off that takes longer or brings more than it may, however lively the other side is.
 */
final class FetchBounds extends EmptyProgressMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(FetchBounds.class);
  private static final long LOOK_NANOS = 200_000_000;

  /** What JGit calls a pack on its way, among the objects of a copy. */
  private static final String COMING = "incoming_";

  /** No fetch goes on for so long. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final File copy;

  /** What others left behind that were killed in a fetch. */
  private final Set<File> left;

  private final long most;
  private final long endNanos;
  private volatile long nextLook;
  private volatile boolean exceeded;
  private long received;

  /**
   * @param copy directory of the copy
   * @param most bytes
   */
  FetchBounds(File copy, long most, Duration time) {
    this.copy = copy;
    this.left = Set.copyOf(packs());
    this.most = most;
    this.endNanos = System.nanoTime() + time.toNanos();
    this.nextLook = System.nanoTime() + LOOK_NANOS;
  }

  @Override
  public boolean isCancelled() {
    return isLate() || isExceeded() || Thread.currentThread().isInterrupted();
  }

  boolean isLate() {
    return System.nanoTime() - endNanos > 0;
  }

  /** Whether it brought more than it may. */
  boolean isExceeded() {
    long now = System.nanoTime();
    if (!exceeded && now - nextLook > 0) {
      nextLook = now + LOOK_NANOS;
      exceeded = coming() > most;
    }
    return exceeded;
  }

  /**
   * Counts what was received, where that can be seen as it comes: one object may be all of it.
   *
   * @throws IOException when it is more than may be
   */
  void receive(int bytes) throws IOException {
    received += Math.max(0, bytes);
    if (received > most) {
      exceeded = true;
      throw new IOException("more than " + most + " bytes came");
    }
  }

  private long coming() {
    return packs().stream().filter(pack -> !left.contains(pack)).mapToLong(File::length).sum();
  }

  private List<File> packs() {
    var all = new ArrayList<File>();
    for (String where : List.of("objects", "objects/pack")) {
      File[] packs = new File(copy, where).listFiles((_, name) -> name.startsWith(COMING));
      all.addAll(packs == null ? List.of() : List.of(packs));
    }
    return all;
  }

  /** Removes what nobody can be fetching any more; what can't be removed stays for the next one. */
  void tidy() {
    Instant longAgo = Instant.now().minus(ABANDONED);
    for (File pack : left) {
      if (Instant.ofEpochMilli(pack.lastModified()).isBefore(longAgo)) {
        remove(pack);
      }
    }
  }

  private static void remove(File pack) {
    try {
      Files.deleteIfExists(pack.toPath());
    } catch (IOException e) {
      // It takes room and hinders nobody: no reason not to fetch.
      LOG.atWarn().setCause(e).log("what a killed fetch left can't be removed");
    }
  }
}
