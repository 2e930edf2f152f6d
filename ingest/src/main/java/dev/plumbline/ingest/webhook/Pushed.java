package dev.plumbline.ingest.webhook;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import java.util.List;
import java.util.Optional;

/** A repository as a forge names it, and the changes that can happen to it. */
record Pushed(String name, String url, String defaultBranch) {
  private static final String HEADS = "refs/heads/";

  /**
   * A push of a branch. Compared with what it held before; a new branch with the default branch. A
   * deleted one is closed.
   *
   * @param ref full name
   * @param before the commit it pointed at, zeros for a new branch
   * @param after the commit it points at now, zeros for a deleted one
   * @return empty for tags
   */
  Optional<RepositoryChanged> push(String ref, String before, String after) {
    if (!ref.startsWith(HEADS)) {
      return Optional.empty();
    }
    String branch = ref.substring(HEADS.length());
    if (!isCommit(after)) {
      return after.matches("0+") ? deleted(branch) : Optional.empty();
    }
    boolean tracked = branch.equals(defaultBranch);
    String base = isCommit(before) ? before : tracked ? "" : defaultBranch;
    return Optional.of(change(branch, after, base, tracked));
  }

  /**
   * A pull request with commits that were not there before.
   *
   * @param base commit or branch that it is to go into
   */
  Optional<RepositoryChanged> pull(long number, String head, String base) {
    return number > 0 && !head.isEmpty()
        ? Optional.of(change("pull/" + number, head, base, false))
        : Optional.empty();
  }

  /** A branch that is no more. */
  Optional<RepositoryChanged> deleted(String branch) {
    return branch.isEmpty()
        ? Optional.empty()
        : Optional.of(RepositoryChanged.closing(name, url, branch));
  }

  /** A pull request that was closed, merged or not. */
  Optional<RepositoryChanged> closed(long number) {
    return number > 0
        ? Optional.of(RepositoryChanged.closing(name, url, "pull/" + number))
        : Optional.empty();
  }

  private RepositoryChanged change(String ref, String head, String base, boolean tracked) {
    return new RepositoryChanged(
        name, url, ref, head, base, tracked, Lane.INTERACTIVE, 0, "", List.of(), Settings.DEFAULT);
  }

  /** A commit's full id; zeros stand for none. */
  private static boolean isCommit(String id) {
    return id.matches("[0-9a-f]{40}([0-9a-f]{24})?") && !id.matches("0+");
  }
}
