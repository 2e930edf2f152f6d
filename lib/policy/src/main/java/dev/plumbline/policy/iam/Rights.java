package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements taken together: an action is permitted where one of them grants it, none denies it,
 * and the boundary, if there is one, lets it through. A boundary's denials deny like any other.
 * Source: AWS IAM User Guide, "Policy evaluation logic". A policy that can't be read leaves open
 * what the others neither grant nor deny.
 */
public record Rights(List<Term> statements) {
  /** The member that marks a statement of a permissions boundary. */
  static final String BOUNDARY = "boundary";

  private static final String EVERYTHING = "*:*";

  private static final String PASS_ROLE = "iam:PassRole";

  /** Whoever may not change identities may not do everything, whatever else he may. */
  private static final String IDENTITIES = "iam:*";

  public Rights {
    statements = List.copyOf(statements);
  }

  /**
   * Whether an action is permitted on every resource of a kind; the place is what grants it. {@code
   * *:*} means all of them, those on identities among them.
   */
  public Term permits(String action) {
    return permits(action, false, Set.of());
  }

  /**
   * The same, where statements that hand out the whole service don't count: what they permit is
   * told of them in one sentence, not of each action again.
   */
  public Term permitsByName(String action) {
    return permits(action, true, Set.of());
  }

  /**
   * Whether an action, such as {@code lambda:CreateFunction}, may start something under any role:
   * it is permitted, and by its name the right to pass roles to its service.
   */
  public Term startsUnderAnyRole(String action) {
    Term passes = permits(PASS_ROLE, true, Set.of(Escalation.receiver(action)));
    Term starts = Term.truth(passes) == Truth.FALSE ? passes : permits(action);
    return switch (Term.truth(starts)) {
      case FALSE, OPEN -> starts;
      case TRUE -> passes;
    };
  }

  private Term permits(String action, boolean byName, Set<String> receivers) {
    List<Statement> denials = read().filter(each -> each.effect("Deny") != Truth.FALSE).toList();
    String service = action.substring(0, action.indexOf(':') + 1) + "*";
    Truth granted = Truth.FALSE;
    Place by = null;
    for (Term term : statements) {
      Statement statement = statement(term);
      if (statement == null || statement.isBoundary()) {
        continue;
      }
      Truth grants = grants(statement, action, receivers);
      if (byName && grants != Truth.FALSE && statement.allows(service) == Truth.TRUE) {
        continue;
      }
      grants = grants.and(denied(denials, action, statement).not());
      by = grants == Truth.TRUE && by == null ? Term.placeOf(term) : by;
      granted = granted.or(grants);
    }
    Truth left = denied(denials, action, null).not().and(within(action, receivers));
    return left == Truth.FALSE ? Term.of(false, place()) : term(granted.and(left), by);
  }

  private Stream<Statement> read() {
    return statements.stream().map(Rights::statement).flatMap(Stream::ofNullable);
  }

  private static @Nullable Statement statement(Term term) {
    return term instanceof Term.Known(Value.Obj members, _) ? new Statement(members) : null;
  }

  private static Truth grants(Statement statement, String action, Set<String> receivers) {
    Truth grants = statement.grants(action, receivers);
    return action.equals(EVERYTHING) ? grants.and(statement.grants(IDENTITIES)) : grants;
  }

  private static Truth denied(List<Statement> denials, String action, @Nullable Statement grant) {
    Truth denied = Truth.FALSE;
    for (Statement denial : denials) {
      denied = denied.or(denial.forbids(action, grant));
      if (action.equals(EVERYTHING)) {
        denied = denied.or(denial.forbids(IDENTITIES, grant));
      }
    }
    return denied;
  }

  /** What the boundary lets through; everything where there is none. */
  private Truth within(String action, Set<String> receivers) {
    return read()
        .filter(Statement::isBoundary)
        .map(limit -> grants(limit, action, receivers))
        .reduce(Truth::or)
        .orElse(Truth.TRUE);
  }

  private Term term(Truth truth, @Nullable Place by) {
    return switch (truth) {
      case TRUE -> Term.of(true, by);
      case FALSE -> unread();
      case OPEN ->
          Term.open(new Cause(Cause.Kind.UNKNOWN, place(), "part of a statement is not known"));
    };
  }

  /** What could still grant it; false where everything was read. */
  private Term unread() {
    for (Term term : statements) {
      if (statement(term) == null) {
        return term instanceof Term.Open open ? open : Term.misfit(term, "a statement");
      }
    }
    return Term.of(false, place());
  }

  private @Nullable Place place() {
    return statements.isEmpty() ? null : Term.placeOf(statements.getFirst());
  }

  /** Whether they let their holder raise its own rights, by any of the published techniques. */
  public Term escalates() {
    Term result = Term.of(false, place());
    for (Escalation technique : Escalation.values()) {
      Term found = by(technique);
      if (Term.truth(found) == Truth.TRUE) {
        return found;
      }
      result = found instanceof Term.Open ? found : result;
    }
    return result;
  }

  private Term by(Escalation technique) {
    Term result = Term.of(true, place());
    for (List<String> oneOf : technique.needs()) {
      Term found = oneOf(oneOf, technique.receivers());
      switch (Term.truth(found)) {
        case FALSE -> {
          return found;
        }
        case OPEN -> result = found;
        case TRUE -> result = result instanceof Term.Open ? result : found;
      }
    }
    return result;
  }

  private Term oneOf(List<String> actions, Set<String> receivers) {
    Term result = Term.of(false, place());
    for (String action : actions) {
      Term found = permits(action, false, receivers);
      if (Term.truth(found) == Truth.TRUE) {
        return found;
      }
      result = found instanceof Term.Open ? found : result;
    }
    return result;
  }
}
