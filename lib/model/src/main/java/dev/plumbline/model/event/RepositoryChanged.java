package dev.plumbline.model.event;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import java.util.List;

/**
 * Something changed in a repository; any producer may say so.
 *
 * @param repository canonical name, the record's key: {@code host/owner/name}, or the absolute path
 *     of a local one
 * @param url where to read it from: https, ssh, git or file URL, or a local path
 * @param ref branch name or {@code pull/12}; {@code ""} for a working tree
 * @param head revision to review; {@code ""} for the working tree of a local path, uncommitted
 *     changes included
 * @param base revision to compare with (the merge base with it is taken); {@code ""} for none
 * @param tracked whether {@code ref} is a branch whose findings are tracked over time
 * @param run distinguishes an explicit re-run of the same change; 0 otherwise
 * @param requestId chosen by the sender, comes back in ReviewStarted; {@code ""} for none
 * @param paths only stacks at or below these; empty for all
 * @param closed whether the branch was deleted or the pull request closed, merged or not: nothing
 *     is reviewed, and what is open of {@code ref} ends; needs {@code repository} and {@code ref}
 */
public record RepositoryChanged(
    String repository,
    String url,
    String ref,
    String head,
    String base,
    boolean tracked,
    Lane lane,
    int run,
    String requestId,
    List<String> paths,
    Settings settings,
    boolean closed) {
  /** A longer name is refused, in bytes of UTF-8: it is part of keys. */
  public static final int MAX_REPOSITORY_BYTES = 640;

  /** Likewise for a branch's name. */
  public static final int MAX_REF_BYTES = 512;

  /** The most characters of any text of a change, and of its key. */
  public static final int LONGEST_NAME = 2_000;

  public RepositoryChanged {
    paths = List.copyOf(paths);
    lane = lane == null ? Lane.INTERACTIVE : lane;
    settings = settings == null ? Settings.DEFAULT : settings;
  }

  /** Something to review. */
  public RepositoryChanged(
      String repository,
      String url,
      String ref,
      String head,
      String base,
      boolean tracked,
      Lane lane,
      int run,
      String requestId,
      List<String> paths,
      Settings settings) {
    this(repository, url, ref, head, base, tracked, lane, run, requestId, paths, settings, false);
  }

  /** A branch or pull request that is no more. */
  public static RepositoryChanged closing(String repository, String url, String ref) {
    return new RepositoryChanged(
        repository,
        url,
        ref,
        "",
        "",
        false,
        Lane.INTERACTIVE,
        0,
        "",
        List.of(),
        Settings.DEFAULT,
        true);
  }

  /** The same change of a repository by another name. */
  public RepositoryChanged named(String name) {
    return new RepositoryChanged(
        name, url, ref, head, base, tracked, lane, run, requestId, paths, settings, closed);
  }

  /** The same change, to be reviewed once more. */
  public RepositoryChanged again(int otherRun) {
    return new RepositoryChanged(
        repository,
        url,
        ref,
        head,
        base,
        tracked,
        lane,
        otherRun,
        requestId,
        paths,
        settings,
        closed);
  }

  /** The same change, to be reviewed otherwise. */
  public RepositoryChanged with(Settings other) {
    return new RepositoryChanged(
        repository, url, ref, head, base, tracked, lane, run, requestId, paths, other, closed);
  }

  /** The same change of another branch or pull request. */
  public RepositoryChanged on(String otherRef, boolean trackedBranch) {
    return new RepositoryChanged(
        repository,
        url,
        otherRef,
        head,
        base,
        trackedBranch,
        lane,
        run,
        requestId,
        paths,
        settings,
        closed);
  }
}
