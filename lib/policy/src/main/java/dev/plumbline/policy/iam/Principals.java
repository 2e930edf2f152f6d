package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Whom a statement speaks of. */
final class Principals {
  /**
   * Services that call resources of one account on behalf of customers of another. Source: AWS IAM
   * User Guide, "The confused deputy problem", and the services' own guides.
   */
  private static final Set<String> DEPUTIES =
      Set.of(
          "cloudtrail.amazonaws.com",
          "cloudwatch.amazonaws.com",
          "config.amazonaws.com",
          "delivery.logs.amazonaws.com",
          "events.amazonaws.com",
          "logging.s3.amazonaws.com",
          "s3.amazonaws.com",
          "serverlessrepo.amazonaws.com",
          "ses.amazonaws.com",
          "sns.amazonaws.com");

  private Principals() {}

  /** {@code *}, or everything but some; everything but everyone is nobody. */
  static Truth anyone(Statement statement) {
    List<Value> spared = statement.list("not_principals");
    return spared.isEmpty()
        ? any(statement.list("principals"), "AWS", Principals::isAnyone)
        : any(spared, "AWS", Principals::isAnyone).not();
  }

  static Truth wholeAccount(Statement statement) {
    return any(statement.list("principals"), "AWS", Arn::isAccount);
  }

  static Truth actsForOthers(Statement statement) {
    return any(statement.list("principals"), "Service", DEPUTIES::contains);
  }

  private static boolean isAnyone(String id) {
    return id.equals("*") || id.equals("arn:aws:iam::*:root");
  }

  private static Truth any(List<Value> principals, String type, Predicate<String> test) {
    Truth found = Truth.FALSE;
    for (Value principal : principals) {
      found = found.or(ofType(principal, type, test));
    }
    return found;
  }

  /**
   * Another resource's identity is one identity, whoever it will be; a variable without a value may
   * turn out to be anyone.
   */
  private static Truth ofType(Value principal, String type, Predicate<String> test) {
    if (!(principal instanceof Value.Obj(var parts))
        || !(parts.get("type") instanceof Value.Str(String found))) {
      return Truth.OPEN;
    }
    Value id = parts.get("id");
    return (found.equals(type) || found.equals("*")) && id != null
        ? Texts.anyName(List.of(id), test)
        : Truth.FALSE;
  }
}
