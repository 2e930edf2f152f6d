package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;

/** Domains of Elasticsearch become domains of OpenSearch in place, and never again the former. */
final class SearchEngines {
  private static final String OLD = "Elasticsearch_";

  private SearchEngines() {}

  static Outcome olderVersion(Change change) {
    boolean was = change.was().startsWith(OLD);
    boolean becomes = change.becomes().startsWith(OLD);
    return was == becomes ? Sizes.lowerVersion(change) : Outcome.replacesIf(becomes);
  }
}
