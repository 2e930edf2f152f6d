package dev.plumbline.ingest.git;

import dev.plumbline.model.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/** One conversation with a remote, to bring what a review needs into the bare copy of it. */
final class FetchSession {
  private static final RefSpec ALL_BRANCHES = new RefSpec("+refs/heads/*:refs/plumbline/heads/*");

  private final Location.Remote remote;
  private final Repository copy;
  private final Optional<CredentialsProvider> credentials;
  private final Duration timeout;
  private final long most;
  private final boolean history;
  private final GuardedConnections connections = new GuardedConnections();

  /**
   * @param most bytes of one fetch
   * @param history whether commits are brought with all that came before them
   */
  FetchSession(
      Location.Remote remote,
      Repository copy,
      Credentials credentials,
      Duration timeout,
      long most,
      boolean history) {
    this.most = most;
    this.remote = remote;
    this.copy = copy;
    this.credentials = credentials.of(remote);
    this.timeout = timeout;
    this.history = history;
  }

  /** The remote's refs that begin with one of {@code prefixes}, or with anything it adds. */
  Map<String, Ref> list(List<String> prefixes) throws SourceException, IOException {
    var _ = bounds();
    try (Transport transport = transport();
        FetchConnection connection =
            transport.openFetch(List.of(), prefixes.toArray(String[]::new))) {
      return Map.copyOf(connection.getRefsMap());
    } catch (NotSupportedException | TransportException e) {
      throw TransportErrors.describe(remote, e, connections.status());
    }
  }

  /**
   * Fetches what is missing. Afterwards {@link #find} has what the remote has.
   *
   * @param ref where a commit that was named by its id is looked for first
   * @throws SourceException when the remote can't be read, or has no such branch or tag
   */
  void bring(Wanted ref, Wanted head, @Nullable Wanted base) throws SourceException, IOException {
    List<Wanted> wanted = Stream.of(head, base).filter(Objects::nonNull).toList();
    if (wanted.stream().allMatch(this::isPresent)) {
      return;
    }
    List<Wanted> named = new ArrayList<>(wanted);
    named.add(ref);
    Map<String, Ref> refs = list(named.stream().flatMap(w -> w.candidates().stream()).toList());
    var specs = new ArrayList<RefSpec>();
    for (Wanted each : wanted) {
      Wanted where = each.commit().isPresent() ? ref : each;
      Optional<String> found = where.among(refs::containsKey);
      if (found.isEmpty() && each.commit().isEmpty()) {
        throw SourceException.withheld(
            "there is no branch or tag " + each + " in " + remote + "; check its spelling");
      }
      found.map(FetchSession::toCopy).filter(spec -> !specs.contains(spec)).ifPresent(specs::add);
    }
    fetch(specs);
    for (Wanted each : wanted) {
      if (each.commit().isPresent() && !isPresent(each)) {
        bringCommit(each.commit().get());
      }
    }
  }

  /** A commit that no ref we know of leads to: asked for by its id, else looked for everywhere. */
  private void bringCommit(ObjectId commit) throws SourceException, IOException {
    if (remote.isFile()) {
      // JGit serves it in this process, with a stack trace on standard error for a refusal.
      fetch(List.of(ALL_BRANCHES));
      return;
    }
    try {
      var byId = new RefSpec(commit.name() + ":refs/plumbline/" + commit.name());
      fetchOrThrow(List.of(byId));
    } catch (TransportException _) {
      // Servers differ in whether they give away what no ref points at, and in how they refuse.
      fetch(List.of(ALL_BRANCHES));
    }
  }

  /**
   * The commit, where it is in the copy.
   *
   * @throws SourceException when it is not safe to read
   */
  Optional<ObjectId> find(Wanted wanted) throws SourceException, IOException {
    Optional<ObjectId> commit = commitOf(wanted);
    if (commit.isPresent() && !history) {
      try {
        TipCheck.check(copy, commit.get());
      } catch (CorruptObjectException e) {
        throw TransportErrors.describe(remote, e, connections.status());
      }
    }
    return commit;
  }

  private Optional<ObjectId> commitOf(Wanted wanted) throws IOException {
    if (wanted.commit().isPresent()) {
      return isPresent(wanted) ? wanted.commit() : Optional.empty();
    }
    for (String candidate : wanted.candidates()) {
      Ref ref = copy.exactRef(nameInCopy(candidate));
      if (ref != null) {
        try (var walk = new RevWalk(copy)) {
          RevCommit commit = walk.parseCommit(ref.getObjectId());
          return Optional.of(commit.toObjectId());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isPresent(Wanted wanted) {
    return wanted.commit().filter(this::isPresent).isPresent();
  }

  private boolean isPresent(ObjectId commit) {
    try {
      return copy.getObjectDatabase().has(commit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fetch(List<RefSpec> specs) throws SourceException, IOException {
    if (specs.isEmpty()) {
      return;
    }
    try {
      fetchOrThrow(specs);
    } catch (TransportException e) {
      throw TransportErrors.describe(remote, e, connections.status());
    }
  }

  private void fetchOrThrow(List<RefSpec> specs) throws SourceException, IOException {
    FetchBounds bounds = bounds();
    bounds.tidy();
    try (Transport transport = transport()) {
      if (!history) {
        transport.setCheckFetchedObjects(false);
        transport.setDepth(1);
      }
      transport.fetch(bounds, specs);
    } catch (TransportException e) {
      if (bounds.isLate()) {
        throw SourceException.unreachable(
            remote + " takes longer to fetch than git.timeout, " + timeout.toSeconds() + " s", e);
      }
      requireWithin(bounds);
      throw e;
    }
    requireWithin(bounds); // JGit may take a fetch that was called off for one that is over
  }

  private void requireWithin(FetchBounds bounds) throws SourceException {
    if (bounds.isExceeded()) {
      throw new SourceException(
          remote
              + " sends more than the "
              + most
              + " bytes that git.fetch-size allows; set it higher to review this repository");
    }
  }

  /** Of what is asked for next. */
  private FetchBounds bounds() {
    var bounds = new FetchBounds(copy.getDirectory(), most, timeout);
    connections.within(bounds);
    return bounds;
  }

  private Transport transport() throws SourceException, IOException {
    try {
      Transport transport = Transport.open(copy, remote.uri());
      if (transport instanceof TransportHttp http) {
        http.setHttpConnectionFactory(connections);
      }
      transport.setCheckFetchedObjects(true);
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setTimeout((int) Math.max(1, timeout.toSeconds() / 4));
      credentials.ifPresent(transport::setCredentialsProvider);
      return transport;
    } catch (NotSupportedException | TransportException e) {
      throw TransportErrors.describe(remote, e, connections.status());
    }
  }

  private static RefSpec toCopy(String ref) {
    return new RefSpec("+" + ref + ":" + nameInCopy(ref));
  }

  /** Hashed, since {@code a} and {@code a/b} may both have been branches at some time. */
  private static String nameInCopy(String ref) {
    return "refs/plumbline/" + Sha256.hex(ref);
  }
}
