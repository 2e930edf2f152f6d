package dev.plumbline.ingest.git;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.pipeline.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Bare copies of remote repositories, one directory each, holding what was asked for so far.
 * Fetches of one repository wait for one another; readers need not.
 */
final class FetchCache {
  private static final List<String> TIPS =
      List.of(
          Constants.HEAD,
          Constants.R_HEADS,
          "refs/pull/",
          "refs/merge-requests/",
          "refs/pull-requests/");

  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Path directory;
  private final Credentials credentials;
  private final Duration timeout;
  private final long fetchBytes;
  private final Leases leases = new Leases();
  private final Eviction eviction;
  private final AtomicLong nextLook = new AtomicLong(System.nanoTime());

  /**
   * @param timeout for one whole fetch; a silent connection ends after a quarter of it
   * @param limits of the disk
   */
  FetchCache(Path directory, Credentials credentials, Duration timeout, CopyLimits limits) {
    this.directory = directory;
    this.fetchBytes = limits.fetch();
    this.eviction = new Eviction(directory, limits.all(), leases);
    this.credentials = credentials;
    this.timeout = timeout;
  }

  /**
   * What was asked for.
   *
   * @param copy the caller closes it
   * @param base null where nothing is compared, or where the remote has no such commit any more
   */
  record Fetched(Repository copy, ObjectId head, @Nullable ObjectId base) {}

  /**
   * Fetches what is missing of {@code head} and {@code base}.
   *
   * @param ref where to look for a commit that was named by its id
   * @throws SourceException when the remote can't be read or has no such revision
   */
  Fetched fetch(Location.Remote remote, Wanted ref, Wanted head, @Nullable Wanted base)
      throws SourceException, IOException {
    String name = name(remote);
    Fetched fetched;
    try (Leases.Lease lease = leases.take(name)) {
      lease.turn().lock();
      try {
        fetched = fetch(remote, name, ref, head, base);
      } finally {
        lease.turn().unlock();
      }
    }
    try {
      makeRoom();
      return fetched;
    } catch (IOException e) {
      fetched.copy().close();
      throw e;
    }
  }

  private Fetched fetch(
      Location.Remote remote, String name, Wanted ref, Wanted head, @Nullable Wanted base)
      throws SourceException, IOException {
    boolean history = base != null || Files.exists(directory(name, true));
    Repository copy = open(name, history);
    boolean handedOver = false;
    try {
      var session = session(remote, copy, history);
      session.bring(ref, head, base);
      ObjectId headCommit =
          session
              .find(head)
              .orElseThrow(() ->
                  SourceException.withheld(
                      "there is no commit " + head + " in " + remote + " (any more)"));
      ObjectId baseCommit = base == null ? null : session.find(base).orElse(null);
      handedOver = true;
      return new Fetched(copy, headCommit, baseCommit);
    } finally {
      if (!handedOver) {
        copy.close();
      }
    }
  }

  private FetchSession session(Location.Remote remote, Repository copy, boolean history) {
    return new FetchSession(remote, copy, credentials, timeout, fetchBytes, history);
  }

  /** Not after each fetch: all copies have to be looked at. */
  private void makeRoom() throws IOException {
    long now = System.nanoTime();
    long due = nextLook.get();
    if (now - due >= 0 && nextLook.compareAndSet(due, now + EVERY.toNanos())) {
      eviction.makeRoom();
    }
  }

  /**
   * The remote's branches and pull requests, without fetching anything of them.
   *
   * @throws SourceException when the remote can't be read
   */
  Tips tips(Location.Remote remote) throws SourceException, IOException {
    try (Repository copy = open(name(remote), false)) {
      var session = session(remote, copy, false);
      return TipsOf.refs(session.list(TIPS).values());
    }
  }

  private static String name(Location.Remote remote) {
    return Sha256.hex(remote.toString());
  }

  /**
   * A review without a base needs one commit of what may be decades. That copy is one of its own: a
   * copy cut short can't be made whole reliably.
   */
  private Path directory(String name, boolean history) {
    return directory.resolve(name + (history ? ".git" : ".tip.git"));
  }

  private Repository open(String name, boolean history) throws IOException {
    Path where = directory(name, history);
    Leases.Lease lease = leases.take(name);
    boolean handedOver = false;
    try {
      Repository copy = new Copy(where, lease);
      if (!Files.exists(where.resolve("HEAD"))) {
        create(copy);
      }
      Files.setLastModifiedTime(where, FileTime.from(Instant.now()));
      handedOver = true;
      return copy;
    } finally {
      if (!handedOver) {
        lease.close();
      }
    }
  }

  private void create(Repository copy) throws IOException {
    OwnerOnly.directory(directory);
    copy.create(true);
    StoredConfig config = copy.getConfig();
    // A redirect could lead to a host that may not be read.
    config.setString("http", null, "followRedirects", "false");
    // Tidied up while nobody else fetches, not by a thread that outlives the fetch.
    config.setBoolean("gc", null, "autoDetach", false);
    config.save();
  }

  /** Stays on the disk until it is closed. */
  private static final class Copy extends FileRepository {
    private final Leases.Lease lease;

    Copy(Path where, Leases.Lease lease) throws IOException {
      super(new FileRepositoryBuilder().setGitDir(where.toFile()).setBare().setup());
      this.lease = lease;
    }

    @Override
    protected void doClose() {
      try {
        super.doClose();
      } finally {
        lease.close();
      }
    }
  }
}
