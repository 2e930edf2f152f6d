package dev.plumbline.ingest.git;

import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.model.event.RepositoryChanged;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Opens the head and the base of a change, wherever its repository lies. Safe to share. */
public final class Repositories {
  private final FetchCache cache;
  private final RemotePolicy policy;
  private final TreeLimits limits;

  /**
   * @param state directory for copies of remote repositories
   * @param timeout for fetching one of them
   */
  public Repositories(
      Path state,
      RemotePolicy policy,
      TreeLimits limits,
      Credentials credentials,
      Duration timeout,
      CopyLimits copies) {
    GitIsolation.ensure();
    this.cache = new FetchCache(state.resolve("repositories"), credentials, timeout, copies);
    this.policy = policy;
    this.limits = limits;
  }

  /** With the usual limits of the disk. */
  public Repositories(
      Path state,
      RemotePolicy policy,
      TreeLimits limits,
      Credentials credentials,
      Duration timeout) {
    this(state, policy, limits, credentials, timeout, CopyLimits.DEFAULT);
  }

  private Repositories(FetchCache cache, RemotePolicy policy, TreeLimits limits) {
    this.cache = cache;
    this.policy = policy;
    this.limits = limits;
  }

  /** The same copies for somebody who may read other repositories. */
  public Repositories under(RemotePolicy other) {
    return new Repositories(cache, other, limits);
  }

  /**
   * Opens what the change names.
   *
   * @throws SourceException when it can't be read as asked
   * @throws IOException when this machine's disk fails
   */
  public SourceChange open(RepositoryChanged change) throws SourceException, IOException {
    Location location = Location.parse(change.url());
    policy.check(location);
    return switch (location) {
      case Location.Local(Path path) -> openLocal(path, change);
      case Location.Remote remote -> openRemote(remote, change);
    };
  }

  /**
   * A repository's branches and pull requests, without fetching anything of them.
   *
   * @throws SourceException when it can't be read
   */
  public Tips tips(String url) throws SourceException, IOException {
    Location location = Location.parse(url);
    policy.check(location);
    return switch (location) {
      case Location.Local(Path path) -> LocalRepository.at(path).tips();
      case Location.Remote remote -> {
        try (var _ = AddressGuard.during(policy, remote)) {
          yield cache.tips(remote);
        }
      }
    };
  }

  private SourceChange openRemote(Location.Remote remote, RepositoryChanged change)
      throws SourceException, IOException {
    boolean compare = !change.base().isEmpty();
    Wanted head = new Wanted(change.head().isEmpty() ? change.ref() : change.head());
    Wanted base = compare ? new Wanted(change.base()) : null;
    FetchCache.Fetched fetched;
    try (var _ = AddressGuard.during(policy, remote)) {
      fetched = cache.fetch(remote, new Wanted(change.ref()), head, base);
    }
    try {
      var remarks = new ArrayList<String>();
      if (compare && fetched.base() == null) {
        remarks.add("the base " + change.base() + " is not there any more, so nothing is compared");
      }
      return ofCommits(fetched.copy(), fetched.head(), fetched.base(), "", remarks);
    } catch (IOException | SourceException | RuntimeException e) {
      fetched.copy().close();
      throw e;
    }
  }

  private SourceChange openLocal(Path path, RepositoryChanged change)
      throws SourceException, IOException {
    LocalRepository local = LocalRepository.at(path);
    Repository repository = local.repository();
    if (repository == null) {
      if (!change.head().isEmpty() || !change.base().isEmpty()) {
        throw new SourceException(
            local.root() + " is no Git repository, so it has no revisions to compare");
      }
      FileTree head = WorkingTreeWalk.plain(local.root(), limits);
      return new SourceChange(head, null, "", "", "", List.of(), null);
    }
    try {
      return openLocal(local, repository, change);
    } catch (IOException | SourceException | RuntimeException e) {
      repository.close();
      throw e;
    }
  }

  private SourceChange openLocal(
      LocalRepository local, Repository repository, RepositoryChanged change)
      throws SourceException, IOException {
    ObjectId base = change.base().isEmpty() ? null : Revisions.resolve(repository, change.base());
    boolean workingTree = change.head().isEmpty() && !repository.isBare();
    if (!workingTree) {
      String name = change.head().isEmpty() ? Constants.HEAD : change.head();
      ObjectId head = Revisions.resolve(repository, name);
      return ofCommits(repository, head, base, local.within(), new ArrayList<>());
    }
    var head =
        WorkingTreeWalk.git(
            local.root(), limits, Tracked.of(repository), LocalRepository.exclude(repository));
    if (base == null) {
      return new SourceChange(head, null, "", "", local.within(), List.of(), repository);
    }
    var remarks = new ArrayList<String>();
    ObjectReader reader = repository.newObjectReader();
    ObjectId parted = parted(reader, Revisions.resolve(repository, "HEAD"), base, remarks);
    var before = RevisionTree.of(reader, Revisions.tree(reader, parted), limits);
    return new SourceChange(
        head,
        new WithInstalledModules(before, head),
        "",
        parted.name(),
        local.within(),
        remarks,
        repository);
  }

  private SourceChange ofCommits(
      Repository repository,
      ObjectId head,
      @Nullable ObjectId base,
      String within,
      List<String> remarks)
      throws IOException, SourceException {
    ObjectReader reader = repository.newObjectReader();
    var headTree = RevisionTree.of(reader, Revisions.tree(reader, head), limits);
    if (base == null) {
      return new SourceChange(headTree, null, head.name(), "", within, remarks, repository);
    }
    ObjectId parted = parted(reader, head, base, remarks);
    var baseTree = RevisionTree.of(reader, Revisions.tree(reader, parted), limits);
    return new SourceChange(
        headTree, baseTree, head.name(), parted.name(), within, remarks, repository);
  }

  private static ObjectId parted(
      ObjectReader reader, ObjectId head, ObjectId base, List<String> remarks) throws IOException {
    ObjectId parted = Revisions.mergeBase(reader, head, base);
    if (parted == null) {
      remarks.add(
          "head and base "
              + base.abbreviate(10).name()
              + " have no common commit here, so they are compared with one another directly");
      return base;
    }
    return parted;
  }
}
