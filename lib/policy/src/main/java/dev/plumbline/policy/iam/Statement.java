package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Questions to one statement in {@link PolicyDocument}'s form. */
public record Statement(Value.Obj members) {
  /**
   * Condition keys that bind a request to an account, an organisation, a network or a resource.
   * Source: AWS IAM User Guide, "AWS global condition context keys"; AWS KMS and Amazon S3
   * developer guides for their own keys.
   */
  private static final Set<String> NARROWING =
      Set.of(
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceowner",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths",
          "aws:sourceip",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principaltag",
          "aws:userid",
          "aws:username",
          "kms:calleraccount",
          "kms:viaservice",
          "s3:dataaccesspointaccount",
          "s3:dataaccesspointarn",
          "lambda:functionurlauthtype",
          "elasticfilesystem:accesspointarn",
          "elasticfilesystem:accessedviamounttarget",
          "sns:endpoint");

  private static final String ANYTHING = "*";

  public Truth allowsEffect() {
    return members.members().get("effect") instanceof Value.Str(String effect)
        ? effect.equals("Allow") ? Truth.TRUE : Truth.FALSE
        : Truth.OPEN;
  }

  /** Whether it lets an action through, whatever the resource and the conditions. */
  public Truth allows(String action) {
    Truth effect = allowsEffect();
    if (effect == Truth.FALSE) {
      return Truth.FALSE;
    }
    List<Value> spared = list("not_actions");
    Truth matched =
        spared.isEmpty()
            ? any(list("actions"), pattern -> Wildcard.matches(pattern, action))
            : not(any(spared, pattern -> Wildcard.matches(pattern, action)));
    return and(effect, matched);
  }

  /** Every action, by {@code *} or by sparing none. */
  public Truth everyAction() {
    return any(list("actions"), pattern -> pattern.equals(ANYTHING) || pattern.equals("*:*"));
  }

  public Truth everyResource() {
    return any(list("resources"), pattern -> pattern.equals(ANYTHING));
  }

  /** Whether any principal at all may use it: {@code *} without a condition that narrows it. */
  public Truth anyone() {
    Truth wild = Truth.FALSE;
    for (Value principal : list("principals")) {
      wild = or(wild, isAnyone(principal));
    }
    return and(and(allowsEffect(), wild), not(narrowed()));
  }

  private static Truth isAnyone(Value principal) {
    if (!(principal instanceof Value.Obj obj)) {
      return Truth.OPEN;
    }
    if (!(obj.members().get("type") instanceof Value.Str(String type))) {
      return Truth.OPEN;
    }
    if (!type.equals("AWS") && !type.equals("*")) {
      return Truth.FALSE;
    }
    Value id = obj.members().get("id");
    return id instanceof Value.Str(String text)
        ? text.equals(ANYTHING) || text.equals("arn:aws:iam::*:root") ? Truth.TRUE : Truth.FALSE
        : Truth.FALSE; // an identity that is only known later is one identity
  }

  private Truth narrowed() {
    Truth found = Truth.FALSE;
    for (Value condition : list("conditions")) {
      found = or(found, narrows(condition));
    }
    return found;
  }

  /** A positive test of a key that binds, against values that are not a mere wildcard. */
  private static Truth narrows(Value condition) {
    if (!(condition instanceof Value.Obj(var parts))
        || !(parts.get("variable") instanceof Value.Str(String variable))
        || !(parts.get("test") instanceof Value.Str(String test))) {
      return Truth.OPEN;
    }
    String key = variable.toLowerCase(Locale.ROOT);
    int slash = key.indexOf('/');
    if (!NARROWING.contains(slash < 0 ? key : key.substring(0, slash)) || test.contains("Not")) {
      return Truth.FALSE;
    }
    return not(any(PolicyDocument.list(parts.get("values")), Statement::isMereWildcard));
  }

  private static boolean isMereWildcard(String text) {
    return text.equals(ANYTHING)
        || text.startsWith("arn:aws:iam::*")
        || text.equals("arn:aws:*")
        || text.equals("0.0.0.0/0")
        || text.equals("::/0");
  }

  private interface Test {
    boolean of(String text);
  }

  private static Truth any(List<Value> values, Test test) {
    Truth found = Truth.FALSE;
    for (Value value : values) {
      found =
          or(
              found,
              value.unmarked() instanceof Value.Str(String text)
                  ? test.of(text) ? Truth.TRUE : Truth.FALSE
                  : value.unmarked() instanceof Value.Unknown ? Truth.OPEN : Truth.FALSE);
    }
    return found;
  }

  private List<Value> list(String name) {
    return PolicyDocument.list(members.members().get(name));
  }

  private static Truth not(Truth a) {
    return switch (a) {
      case TRUE -> Truth.FALSE;
      case FALSE -> Truth.TRUE;
      case OPEN -> Truth.OPEN;
    };
  }

  private static Truth and(Truth a, Truth b) {
    return not(or(not(a), not(b)));
  }

  private static Truth or(Truth a, Truth b) {
    if (a == Truth.TRUE || b == Truth.TRUE) {
      return Truth.TRUE;
    }
    return a == Truth.OPEN || b == Truth.OPEN ? Truth.OPEN : Truth.FALSE;
  }
}
