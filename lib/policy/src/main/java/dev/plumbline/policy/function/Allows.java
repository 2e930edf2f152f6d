package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

/** {@code statement.allows('iam:PassRole')}: whether a statement lets the action through. */
final class Allows {
  static final Function FUNCTION =
      Function.on(
          "allows",
          2,
          TRUTH,
          (in, _, _) -> Statements.ask(in, (statement, action) -> statement.allows(action)));

  private Allows() {}
}
