package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

/** {@code statement.grantsEverything()}: allow, every action, every resource. */
final class GrantsEverything {
  static final Function FUNCTION =
      Function.on(
          "grantsEverything",
          1,
          TRUTH,
          (in, _, _) ->
              Statements.ask(
                  in,
                  (statement, _) ->
                      statement
                          .allowsEffect()
                          .and(statement.everyAction())
                          .and(statement.everyResource())));

  private GrantsEverything() {}
}
