package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

/**
 * {@code statement.openToAnyone()}: it allows every principal there is, and no condition binds the
 * request to an account, an organisation, a network or a source.
 */
final class OpenToAnyone {
  static final Function FUNCTION =
      Function.on(
          "openToAnyone",
          1,
          TRUTH,
          (in, _, _) -> Statements.ask(in, (statement, _) -> statement.anyone()));

  private OpenToAnyone() {}
}
