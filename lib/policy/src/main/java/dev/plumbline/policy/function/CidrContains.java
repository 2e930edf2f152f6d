package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;

/** {@code cidrContains(outer, inner)}: whether every address of inner is in outer. */
final class CidrContains {
  static final Function FUNCTION =
      Function.of(
          "cidrContains",
          2,
          TRUTH,
          (in, _, _) -> {
            var inner = Cidrs.of(in.get(1));
            return inner == null
                ? Term.misfit(in.get(1), "an address range")
                : Cidrs.test(in.getFirst(), outer -> outer.contains(inner));
          });

  private CidrContains() {}
}
