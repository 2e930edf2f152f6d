package dev.plumbline.ingest.poll;

import dev.plumbline.ingest.RepositoryName;
import dev.plumbline.ingest.changes.ChangePublisher;
import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.event.RepositoryChanged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the branches and pull requests of repositories with what was published of them, and
 * publishes what was missed: of the default branch, of branches of which something was published
 * before, and of pull requests as {@link Pulls} tells.
 */
public final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  private final Repositories repositories;
  private final PublishedChanges published;
  private final ChangePublisher publisher;
  private final Pulls pulls;
  private final OpenPulls openPulls;
  private final List<String> urls;

  public CatchUp(
      Repositories repositories,
      PublishedChanges published,
      ChangePublisher publisher,
      OpenPulls openPulls,
      List<String> urls) {
    this.openPulls = openPulls;
    this.repositories = repositories;
    this.published = published;
    this.pulls = new Pulls(published);
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
      } catch (RuntimeException defect) {
        LOG.atError()
            .addKeyValue("repository", RepositoryName.of(url))
            .setCause(defect)
            .log("Repository could not be looked at");
      }
    }
    return missed;
  }

  private int look(String url) throws SourceException, IOException {
    var missed = new Missed(RepositoryName.of(url), url, repositories.tips(url));
    var changes = new ArrayList<>(branches(missed));
    Pulls.Look look = pulls.look(missed, openPulls.of(url));
    changes.addAll(look.changes());
    int count = 0;
    for (RepositoryChanged change : changes) {
      count += publish(change) ? 1 : 0;
    }
    pulls.done(look);
    return count;
  }

  private List<RepositoryChanged> branches(Missed missed) {
    var changes = new ArrayList<RepositoryChanged>();
    Map<String, String> tips = missed.tips().branches();
    var branches = new TreeSet<>(published.branches(missed.repository()));
    branches.add(missed.tips().defaultBranch());
    for (String branch : branches) {
      String tip = tips.get(branch);
      Optional<String> known = published.head(missed.repository(), branch);
      if (tip != null && !known.equals(Optional.of(tip))) {
        changes.add(missed.push(branch, tip, known.orElse("")));
      } else if (tip == null && known.isPresent() && !tips.isEmpty()) {
        changes.add(RepositoryChanged.closing(missed.repository(), missed.url(), branch));
      }
    }
    return changes;
  }

  /** The id is the same for every replica, and another when a branch comes back to a commit. */
  private boolean publish(RepositoryChanged change) throws IOException {
    String what = change.closed() ? "gone" : change.head();
    String place = published.place(change.repository(), change.ref());
    String id = "poll-" + change.repository() + "-" + change.ref() + "-" + what + "-" + place;
    return publisher.publish(change, id, "/plumbline/poll");
  }
}
