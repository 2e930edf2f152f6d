package dev.plumbline.implementer.scaffold;

import dev.plumbline.forecast.reading.LowestVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constraints of versions, as far as two of them can be held against one another. */
final class Constraint {
  private static final Pattern FROM = Pattern.compile("~> (\\d+)\\.(\\d+)");
  private static final Pattern OPEN = Pattern.compile("\\s*(?:>=|~>)\\s*\\d+(?:\\.\\d+){0,2}\\s*");

  private Constraint() {}

  /**
   * Whether a constraint allows the version that {@code from} begins with. Only single {@code >=}
   * and {@code ~>} are judged; what is more involved is not taken over.
   *
   * @param from {@code ~> 6.4}, of a locked version
   */
  static boolean allows(String constraint, String from) {
    Matcher locked = FROM.matcher(from);
    if (!locked.matches() || !OPEN.matcher(constraint).matches()) {
      return false;
    }
    LowestVersion lowest = LowestVersion.of(constraint);
    long major = Long.parseLong(locked.group(1));
    long minor = Long.parseLong(locked.group(2));
    long least = lowest.minor() + (lowest.patch() > 0 ? 1 : 0);
    boolean reached = major > lowest.major() || (major == lowest.major() && minor >= least);
    boolean pessimistic = constraint.strip().startsWith("~>");
    long dots = constraint.chars().filter(c -> c == '.').count();
    return reached
        && (!pessimistic
            || (dots < 2 && major == lowest.major())
            || (dots == 2 && major == lowest.major() && minor == lowest.minor()));
  }
}
