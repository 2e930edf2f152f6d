package dev.plumbline.ingest.poll;

import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.ingest.git.Tips;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the branches of repositories with what was published of them, and publishes what was
 * missed: the default branch, and those of which something was published before.
 */
public final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  private final Repositories repositories;
  private final PublishedChanges published;
  private final ChangePublisher publisher;
  private final List<String> urls;

  public CatchUp(
      Repositories repositories,
      PublishedChanges published,
      ChangePublisher publisher,
      List<String> urls) {
    this.repositories = repositories;
    this.published = published;
    this.publisher = publisher;
    this.urls = List.copyOf(urls);
  }

  /**
   * Looks at every repository once; one that can't be read does not hold up the others.
   *
   * @return how many changes were published
   */
  public int look() {
    int missed = 0;
    for (String url : urls) {
      try {
        missed += look(url);
      } catch (SourceException | IOException e) {
        LOG.atWarn()
            .addKeyValue("repository", RepositoryName.of(url))
            .addKeyValue("reason", e.getMessage())
            .log("Repository could not be looked at");
      }
    }
    return missed;
  }

  private int look(String url) throws SourceException, IOException {
    String repository = RepositoryName.of(url);
    Tips tips = repositories.tips(url);
    var branches = new TreeSet<>(published.branches(repository));
    branches.add(tips.defaultBranch());
    int missed = 0;
    for (String branch : branches) {
      String tip = tips.branches().get(branch);
      Optional<String> known = published.head(repository, branch);
      if (tip == null && known.isPresent() && !tips.branches().isEmpty()) {
        var gone = RepositoryChanged.closing(repository, url, branch);
        missed += publish(gone, "gone") ? 1 : 0;
      }
      if (tip != null && !known.equals(Optional.of(tip))) {
        var change = change(repository, url, branch, tip, known.orElse(""), tips);
        missed += publish(change, tip) ? 1 : 0;
      }
    }
    return missed;
  }

  /** The id is the same for every replica, and another when a branch comes back to a commit. */
  private boolean publish(RepositoryChanged change, String what) throws IOException {
    String place = published.place(change.repository(), change.ref());
    String id = "poll-" + change.repository() + "-" + change.ref() + "-" + what + "-" + place;
    return publisher.publish(change, id, "/plumbline/poll");
  }

  private static RepositoryChanged change(
      String repository, String url, String branch, String tip, String known, Tips tips) {
    return new RepositoryChanged(
        repository,
        url,
        branch,
        tip,
        known,
        branch.equals(tips.defaultBranch()),
        // The first look at a repository is an import; a missed push somebody is waiting for.
        known.isEmpty() ? Lane.BULK : Lane.INTERACTIVE,
        0,
        "",
        List.of(),
        Settings.DEFAULT);
  }
}
