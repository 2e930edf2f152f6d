package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The denials of a resource's policy around its permissions: "everyone may read", and beside it
 * "nobody from outside the organisation may do anything". Source: AWS IAM User Guide, "Policy
 * evaluation logic": an explicit denial overrides any permission.
 */
final class Fences {
  /** The member that holds them, in a statement that allows something to principals. */
  static final String FENCES = "fences";

  /** More than the longest policy of a resource, 20 KB, has room for. */
  private static final int MOST = 128;

  private Fences() {}

  /** The same statements; those that allow bear those that deny. */
  static Value around(List<Value> statements) {
    List<Value> denials =
        statements.stream()
            .filter(each -> is(each, Truth.FALSE) && statement(each).speaksOfPrincipals())
            .limit(MOST)
            .toList();
    if (denials.isEmpty()) {
      return new Value.Seq(statements);
    }
    var all = new ArrayList<Value>(statements.size());
    for (Value each : statements) {
      all.add(is(each, Truth.TRUE) ? fenced(each, denials) : each);
    }
    return new Value.Seq(all);
  }

  private static boolean is(Value each, Truth allows) {
    return each instanceof Value.Obj && statement(each).allowsEffect() == allows;
  }

  private static Statement statement(Value members) {
    return new Statement((Value.Obj) members);
  }

  private static Value fenced(Value allow, List<Value> denials) {
    Map<String, Value> members = new LinkedHashMap<>(((Value.Obj) allow).members());
    members.put(FENCES, new Value.Seq(denials));
    return new Value.Obj(members);
  }

  /** Whether a denial is about everyone and covers all that a statement allows. */
  static Truth covers(Statement denial, Statement allow) {
    Truth everyone = Principals.anyone(denial);
    return everyone == Truth.FALSE
        ? everyone
        : everyone.and(actions(denial, allow)).and(resources(denial, allow));
  }

  private static Truth actions(Statement denial, Statement allow) {
    return denial.everyAction() == Truth.TRUE ? Truth.TRUE : covered(allow, denial, "actions");
  }

  private static Truth resources(Statement denial, Statement allow) {
    boolean everything =
        denial.everyResource() == Truth.TRUE
            || (denial.list("resources").isEmpty() && denial.list("not_resources").isEmpty());
    return everything ? Truth.TRUE : covered(allow, denial, "resources");
  }

  /** Whether all that one list names is named by the other, or not spared by its opposite. */
  private static Truth covered(Statement allow, Statement denial, String name) {
    List<Value> spared = denial.list("not_" + name);
    if (!allow.list("not_" + name).isEmpty()) {
      return Truth.FALSE;
    }
    Truth covered = Truth.TRUE;
    for (Value one : allow.list(name)) {
      covered =
          covered.and(
              spared.isEmpty() ? named(denial.list(name), one) : overlaps(spared, one).not());
    }
    return covered;
  }

  private static Truth named(List<Value> patterns, Value wanted) {
    return patterns.contains(wanted)
        ? Truth.TRUE
        : wanted.unmarked() instanceof Value.Str(String text)
            ? Texts.any(patterns, pattern -> Wildcard.matches(pattern, text))
            : Truth.OPEN;
  }

  private static Truth overlaps(List<Value> patterns, Value wanted) {
    return wanted.unmarked() instanceof Value.Str(String text)
        ? Texts.any(
            patterns, pattern -> Wildcard.matches(pattern, text) || Wildcard.matches(text, pattern))
        : Truth.OPEN;
  }
}
