package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.util.regex.Pattern;

/**
 * An instance's type changes in place as long as both have an architecture in common. The family's
 * name tells it: a {@code g} behind the generation stands for Graviton (EC2 user guide, instance
 * type naming conventions).
 */
final class Architecture {
  private static final Pattern TYPE = Pattern.compile("[a-z]+\\d+[a-z0-9-]*\\.[a-z0-9-]+");
  private static final Pattern ARM = Pattern.compile("(a1|[a-z]+\\d+g[a-z0-9-]*)\\..*");

  private Architecture() {}

  static Outcome decide(Change change) {
    if (!TYPE.matcher(change.was()).matches() || !TYPE.matcher(change.becomes()).matches()) {
      return Outcome.UNDECIDED;
    }
    return Outcome.replacesIf(
        ARM.matcher(change.was()).matches() != ARM.matcher(change.becomes()).matches());
  }
}
