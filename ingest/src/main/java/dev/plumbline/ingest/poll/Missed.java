package dev.plumbline.ingest.poll;

import dev.plumbline.ingest.git.Tips;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import java.util.List;

/** One repository that is looked at, and what may have been missed of it. */
record Missed(String repository, String url, Tips tips) {
  /** A push; the first look at a repository is an import, a missed push somebody waits for. */
  RepositoryChanged push(String branch, String tip, String known) {
    return change(
        branch,
        tip,
        known,
        branch.equals(tips.defaultBranch()),
        known.isEmpty() ? Lane.BULK : Lane.INTERACTIVE);
  }

  /**
   * A pull request.
   *
   * @param base what it is to go into; {@code ""} where nobody said, which stands for the default
   *     branch
   */
  RepositoryChanged pull(long number, String tip, String base, Lane lane) {
    return change("pull/" + number, tip, base.isEmpty() ? tips.defaultBranch() : base, false, lane);
  }

  private RepositoryChanged change(
      String ref, String head, String base, boolean tracked, Lane lane) {
    return new RepositoryChanged(
        repository, url, ref, head, base, tracked, lane, 0, "", List.of(), Settings.DEFAULT);
  }
}
