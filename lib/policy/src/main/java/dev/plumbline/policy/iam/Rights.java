package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements taken together: an action is permitted where one of them grants it, none denies it,
 * and the boundary, if there is one, lets it through. Source: AWS IAM User Guide, "Policy
 * evaluation logic". A policy that can't be read leaves open what the others don't grant.
 */
public record Rights(List<Term> statements) {
  /** The member that marks a statement of a permissions boundary. */
  static final String BOUNDARY = "boundary";

  public Rights {
    statements = List.copyOf(statements);
  }

  /** Whether an action is permitted on every resource of a kind; the place is what grants it. */
  public Term permits(String action) {
    return permits(action, false);
  }

  /**
   * The same, where statements that hand out the whole service don't count: what they permit is
   * told of them in one sentence, not of each action again.
   */
  public Term permitsByName(String action) {
    return permits(action, true);
  }

  private Term permits(String action, boolean byName) {
    String service = action.substring(0, action.indexOf(':') + 1) + "*";
    Truth granted = Truth.FALSE;
    Truth denied = Truth.FALSE;
    Truth within = Truth.TRUE;
    Place by = null;
    Term.Open unread = null;
    for (Term term : statements) {
      if (!(term instanceof Term.Known(Value.Obj members, Place place))) {
        unread = term instanceof Term.Open open ? open : Term.misfit(term, "a statement");
        continue;
      }
      var statement = new Statement(members);
      if (members.members().containsKey(BOUNDARY)) {
        within = (within == Truth.TRUE ? Truth.FALSE : within).or(statement.grants(action));
        continue;
      }
      Truth grants = statement.grants(action);
      if (byName && grants != Truth.FALSE && statement.allows(service) == Truth.TRUE) {
        continue;
      }
      by = grants == Truth.TRUE && by == null ? place : by;
      granted = granted.or(grants);
      denied = denied.or(statement.forbids(action));
    }
    return term(granted.and(denied.not()).and(within), by, unread);
  }

  private Term term(Truth truth, @Nullable Place by, Term.@Nullable Open unread) {
    return switch (truth) {
      case TRUE -> Term.of(true, by);
      case FALSE -> unread != null ? unread : Term.of(false, place());
      case OPEN ->
          Term.open(new Cause(Cause.Kind.UNKNOWN, place(), "part of a statement is not known"));
    };
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
      Term found = oneOf(oneOf);
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

  private Term oneOf(List<String> actions) {
    Term result = Term.of(false, place());
    for (String action : actions) {
      Term found = permits(action);
      if (Term.truth(found) == Truth.TRUE) {
        return found;
      }
      result = found instanceof Term.Open ? found : result;
    }
    return result;
  }
}
