package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;

/** Azure SQL databases. */
final class Sqls {
  private Sqls() {}

  /** A Hyperscale database can't become one of another tier. */
  static Outcome leavesHyperscale(Change change) {
    return Outcome.replacesIf(change.was().startsWith("HS") && !change.becomes().startsWith("HS"));
  }
}
