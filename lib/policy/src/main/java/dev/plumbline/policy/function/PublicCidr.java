package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.net.Cidr;

/** {@code isPublicCidr(c)}: whether the range admits the Internet at large. */
final class PublicCidr {
  static final Function FUNCTION =
      Function.of(
          "isPublicCidr", 1, TRUTH, (in, _, _) -> Cidrs.test(in.getFirst(), Cidr::isPublic));

  private PublicCidr() {}
}
