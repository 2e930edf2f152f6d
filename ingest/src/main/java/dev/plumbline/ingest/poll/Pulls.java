package dev.plumbline.ingest.poll;

import dev.plumbline.ingest.changes.PublishedChanges;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which pull requests' webhooks were missed, those of forks among them. A Git host keeps a ref of
 * each, open or closed, and the refs alone don't tell which: so what is new to us is only what
 * changed between two looks, or has a higher number than any that was ever published. Of the rest,
 * a first look learns where it stands. Where the host can be asked, its word counts. For one
 * thread.
 */
final class Pulls {
  /** Of what nobody is known to wait for, in one look; the others are taken at the next. */
  static final int MOST = 20;

  private final PublishedChanges published;
  private final Map<String, Map<Long, String>> seen = new HashMap<>();

  Pulls(PublishedChanges published) {
    this.published = published;
  }

  /**
   * What a look brings.
   *
   * @param changes to publish, the newest first
   * @param seen what is known then of the repository's pull requests
   */
  record Look(String repository, List<RepositoryChanged> changes, Map<Long, String> seen) {}

  /**
   * @param open what the host says: base branches of the open ones by number; empty where it can't
   *     be asked
   */
  Look look(Missed missed, Optional<Map<Long, String>> open) {
    var changes = new ArrayList<RepositoryChanged>();
    var now = new HashMap<Long, String>();
    var pulls = new TreeMap<Long, String>(Comparator.reverseOrder());
    pulls.putAll(missed.tips().pulls());
    int strangers = 0;
    for (Map.Entry<Long, String> pull : pulls.entrySet()) {
      String ref = "pull/" + pull.getKey();
      Optional<String> known = published.head(missed.repository(), ref);
      if (known.isPresent()) {
        if (!known.get().equals(pull.getValue())) {
          String base = published.base(missed.repository(), ref);
          changes.add(missed.pull(pull.getKey(), pull.getValue(), base, Lane.INTERACTIVE));
        }
      } else if (open.isPresent()
          ? open.get().containsKey(pull.getKey())
          : isNews(missed.repository(), pull.getKey(), pull.getValue())) {
        if (++strangers > MOST) {
          continue; // not seen yet, and so for a later look
        }
        String base = open.map(bases -> bases.getOrDefault(pull.getKey(), "")).orElse("");
        changes.add(missed.pull(pull.getKey(), pull.getValue(), base, Lane.BULK));
      }
      now.put(pull.getKey(), pull.getValue());
    }
    return new Look(missed.repository(), changes, now);
  }

  /** Its changes are published. */
  void done(Look look) {
    seen.put(look.repository(), look.seen());
  }

  private boolean isNews(String repository, long number, String tip) {
    if (published.isClosed(repository, "pull/" + number)) {
      return false;
    }
    Map<Long, String> before = seen.get(repository);
    long newest = published.newestPull(repository);
    return before == null ? newest > 0 && number > newest : !tip.equals(before.get(number));
  }
}
