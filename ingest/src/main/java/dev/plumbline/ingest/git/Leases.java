package dev.plumbline.ingest.git;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Who uses which copy right now. Remembers nothing of one that nobody uses. Safe to share. */
final class Leases {
  private final ConcurrentHashMap<String, Lease> used = new ConcurrentHashMap<>();

  /** One user's; given back once. */
  final class Lease implements AutoCloseable {
    private final String copy;
    private final ReentrantLock turn;
    private final int users;

    private Lease(String copy, ReentrantLock turn, int users) {
      this.copy = copy;
      this.turn = turn;
      this.users = users;
    }

    /** Held by whoever changes the copy. */
    ReentrantLock turn() {
      return turn;
    }

    private Lease of(int others) {
      return new Lease(copy, turn, others);
    }

    @Override
    public void close() {
      used.computeIfPresent(copy, (_, now) -> now.users == 1 ? null : now.of(now.users - 1));
    }
  }

  /** What can't be done to a copy in use. */
  @FunctionalInterface
  interface Removal {
    void run() throws IOException;
  }

  Lease take(String copy) {
    return used.compute(
        copy,
        (_, now) -> now == null ? new Lease(copy, new ReentrantLock(), 1) : now.of(now.users + 1));
  }

  /**
   * Removes a copy unless somebody uses it; who asks for it meanwhile waits.
   *
   * @return whether it was removed
   */
  boolean remove(String copy, Removal removal) throws IOException {
    var failure = new IOException[1];
    var done = new boolean[1];
    used.compute(
        copy,
        (_, now) -> {
          if (now == null) {
            try {
              removal.run();
              done[0] = true;
            } catch (IOException e) {
              failure[0] = e;
            }
          }
          return now;
        });
    if (failure[0] != null) {
      throw failure[0];
    }
    return done[0];
  }
}
