package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;

/** Google's forwarding rules. */
final class ForwardingRules {
  private static final String ATTACHMENT = "/serviceAttachments/";

  private ForwardingRules() {}

  /** An endpoint of Private Service Connect can't be changed, other rules can. */
  static Outcome isPrivate(Change change) {
    return Outcome.replacesIf(
        Change.text(change.base("target")).contains(ATTACHMENT)
            || change.head("target").contains(ATTACHMENT));
  }
}
