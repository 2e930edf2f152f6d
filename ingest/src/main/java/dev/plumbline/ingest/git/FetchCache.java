package dev.plumbline.ingest.git;

import dev.plumbline.pipeline.artifact.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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

  private final Path directory;
  private final Credentials credentials;
  private final Duration timeout;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /**
   * @param timeout for one whole fetch; a silent connection ends after a quarter of it
   */
  FetchCache(Path directory, Credentials credentials, Duration timeout) {
    this.directory = directory;
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
    ReentrantLock lock = locks.computeIfAbsent(remote.toString(), _ -> new ReentrantLock());
    lock.lock();
    boolean history = base != null || Files.exists(directory(remote, true));
    Repository copy = open(remote, history);
    boolean handedOver = false;
    try {
      var session = new FetchSession(remote, copy, credentials, timeout, history);
      session.bring(ref, head, base);
      ObjectId headCommit =
          session
              .find(head)
              .orElseThrow(() ->
                  new SourceException(
                      "there is no commit " + head + " in " + remote + " (any more)"));
      ObjectId baseCommit = base == null ? null : session.find(base).orElse(null);
      handedOver = true;
      return new Fetched(copy, headCommit, baseCommit);
    } finally {
      if (!handedOver) {
        copy.close();
      }
      lock.unlock();
    }
  }

  /**
   * The remote's branches and pull requests, without fetching anything of them.
   *
   * @throws SourceException when the remote can't be read
   */
  Tips tips(Location.Remote remote) throws SourceException, IOException {
    try (Repository copy = open(remote, false)) {
      var session = new FetchSession(remote, copy, credentials, timeout, false);
      return TipsOf.refs(session.list(TIPS).values());
    }
  }

  /**
   * A review without a base needs one commit of what may be decades. That copy is one of its own: a
   * copy cut short can't be made whole reliably.
   */
  private Path directory(Location.Remote remote, boolean history) {
    String name = Digests.sha256(remote.toString().getBytes(StandardCharsets.UTF_8));
    return directory.resolve(name + (history ? ".git" : ".tip.git"));
  }

  private Repository open(Location.Remote remote, boolean history) throws IOException {
    Path where = directory(remote, history);
    Repository copy = new FileRepositoryBuilder().setGitDir(where.toFile()).setBare().build();
    if (!Files.exists(where.resolve("HEAD"))) {
      Files.createDirectories(directory);
      copy.create(true);
      StoredConfig config = copy.getConfig();
      // A redirect could lead to a host that may not be read.
      config.setString("http", null, "followRedirects", "false");
      // Tidied up while nobody else fetches, not by a thread that outlives the fetch.
      config.setBoolean("gc", null, "autoDetach", false);
      config.save();
    }
    return copy;
  }
}
