package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.net.Cidr;

/** {@code isPrivateCidr(c)}: whether all of the range is space that the Internet does not route. */
final class PrivateCidr {
  static final Function FUNCTION =
      Function.of(
          "isPrivateCidr", 1, TRUTH, (in, _, _) -> Cidrs.test(in.getFirst(), Cidr::isPrivate));

  private PrivateCidr() {}
}
