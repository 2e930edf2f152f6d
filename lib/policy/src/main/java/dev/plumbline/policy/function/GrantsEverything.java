package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Truth;

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
                  (statement, _) -> {
                    var parts =
                        java.util.List.of(
                            statement.allowsEffect(),
                            statement.everyAction(),
                            statement.everyResource());
                    return parts.contains(Truth.FALSE)
                        ? Truth.FALSE
                        : parts.contains(Truth.OPEN) ? Truth.OPEN : Truth.TRUE;
                  }));

  private GrantsEverything() {}
}
