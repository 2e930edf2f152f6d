package dev.plumbline.ingest.intake;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import java.time.LocalDate;
import java.util.List;

/** A review's identity: the same question asked of the same content has the same one. */
final class ReviewIds {
  private static final int LENGTH = 32;

  private ReviewIds() {}

  /**
   * Derives it.
   *
   * @param head commit, or a digest of the sources where they are in no commit
   * @param versions of whatever judges: product, policies, facts, prices
   * @param date for which the review evaluates: suppressions and exceptions expire
   * @return 32 hex digits
   */
  static String of(
      RepositoryChanged change, String head, String base, String versions, LocalDate date) {
    List<Object> identity =
        List.of(
            change.repository(),
            change.ref(),
            head,
            base,
            change.paths(),
            change.settings(),
            versions,
            date.toString(),
            change.run());
    return Sha256.hex(Json.bytes(identity)).substring(0, LENGTH);
  }

  /** Of a change that could not be read: nothing is known but what it says itself. */
  static String ofRejected(RepositoryChanged change, String versions, LocalDate date) {
    return of(change, "rejected " + change.head(), change.base(), versions, date);
  }

  static String digest(Iterable<String> parts) {
    return Sha256.hex(String.join("\n", parts));
  }
}
