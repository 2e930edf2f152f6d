package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;
import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.iam.Holder;
import dev.plumbline.policy.iam.Rights;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an identity may do, all its policies taken together.
 *
 * <ul>
 *   <li>{@code resource.rights()}: the statements of a role's, user's or group's policies
 *   <li>{@code statements.permits('iam:PassRole')}: on every resource of a kind, granted by one,
 *       denied by none, within the boundary; also of one document's statements
 *   <li>{@code statements.permitsByName('iam:PassRole')}: the same, not counting statements that
 *       hand out the whole service
 *   <li>{@code statements.startsUnderAnyRole('lambda:CreateFunction')}: the action, and by its name
 *       the right to pass any role to its service
 *   <li>{@code statements.escalates()}: they let their holder raise its own rights
 * </ul>
 */
final class RightsOf {
  static final Function RIGHTS =
      Function.on(
          "rights",
          1,
          LIST,
          (in, _, _) -> {
            Subject subject = Neighbours.subject(in.getFirst());
            List<Term> statements = subject == null ? null : Holder.statements(subject);
            return statements == null
                ? Term.misfit(in.getFirst(), "a role, a user or a group")
                : new Term.Group(statements);
          });

  static final Function PERMITS = of("permits", Rights::permits);
  static final Function PERMITS_BY_NAME = of("permitsByName", Rights::permitsByName);

  static final Function STARTS_UNDER_ANY_ROLE =
      of("startsUnderAnyRole", Rights::startsUnderAnyRole);

  static final Function ESCALATES =
      Function.on(
          "escalates",
          1,
          TRUTH,
          (in, _, budget) -> {
            Rights rights = rights(in);
            if (rights == null) {
              return Term.misfit(in.getFirst(), "a list of statements");
            }
            budget.spend(16L * rights.statements().size());
            return rights.escalates();
          });

  private RightsOf() {}

  private static Function of(String name, BiFunction<Rights, String, Term> question) {
    return Function.on(
        name,
        2,
        TRUTH,
        (in, _, budget) -> {
          Rights rights = rights(in);
          String action = Term.text(in.get(1));
          if (rights == null || action == null) {
            return Term.misfit(in.getFirst(), "a list of statements");
          }
          budget.spend(rights.statements().size());
          return question.apply(rights, action);
        });
  }

  private static @Nullable Rights rights(List<Term> in) {
    List<Term> statements = Reading.elements(in.getFirst());
    return statements == null ? null : new Rights(statements);
  }
}
