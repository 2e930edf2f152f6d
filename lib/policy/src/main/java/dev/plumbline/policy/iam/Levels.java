package dev.plumbline.policy.iam;

import dev.plumbline.policy.iam.Actions.Action;
import dev.plumbline.policy.iam.Actions.Level;
import java.util.function.Predicate;

/** Which actions a level means that could be bound to a resource. */
final class Levels {
  private Levels() {}

  static boolean covers(String pattern, String level) {
    return Actions.bundled().any(pattern, of(level));
  }

  private static Predicate<Action> of(String level) {
    return switch (level) {
      case "any" -> Action::restrictable;
      case "write" ->
          one -> one.restrictable() && (one.level() == Level.WRITE || one.level() == Level.TAGGING);
      case "permissions" -> one -> one.restrictable() && one.level() == Level.PERMISSIONS;
      default -> throw new IllegalArgumentException("no access level: " + level);
    };
  }
}
