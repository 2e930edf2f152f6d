package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.iam.Statement;

/**
 * Questions to one statement.
 *
 * <ul>
 *   <li>{@code statement.unrestricted('write')}: it allows an action of that level ({@code write},
 *       {@code permissions}, {@code any}) on {@code *}, though the action could be bound to a
 *       resource, and no condition limits it
 *   <li>{@code statement.grants('iam:PassRole')}: it allows the action on every resource of a kind,
 *       and no condition limits it
 *   <li>{@code statement.limited()}: a condition limits what it lets through
 *   <li>{@code statement.trustsAccountBlindly()}: it lets a whole account in that shows neither an
 *       external id nor a second factor
 *   <li>{@code statement.confusesDeputy()}: it lets a service in that acts for anyone, without
 *       saying for whom
 * </ul>
 */
final class Grants {
  static final Function UNRESTRICTED =
      Function.on(
          "unrestricted", 2, TRUTH, (in, _, _) -> Statements.ask(in, Statement::unrestricted));
  static final Function GRANTS =
      Function.on("grants", 2, TRUTH, (in, _, _) -> Statements.ask(in, Statement::grants));
  static final Function LIMITED =
      Function.on(
          "limited",
          1,
          TRUTH,
          (in, _, _) -> Statements.ask(in, (statement, _) -> statement.limited()));
  static final Function TRUSTS_BLINDLY =
      Function.on(
          "trustsAccountBlindly",
          1,
          TRUTH,
          (in, _, _) -> Statements.ask(in, (statement, _) -> statement.trustsAccountBlindly()));
  static final Function CONFUSES_DEPUTY =
      Function.on(
          "confusesDeputy",
          1,
          TRUTH,
          (in, _, _) -> Statements.ask(in, (statement, _) -> statement.confusesDeputy()));

  private Grants() {}
}
