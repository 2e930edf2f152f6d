package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.net.Cidr;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code addressesBetween('10.0.0.0', '10.0.0.255')}: how many addresses a firewall rule with a
 * first and a last one admits, both counted; 0 where the last stands before the first.
 */
final class AddressesBetween {
  static final Function FUNCTION = Function.of("addressesBetween", 2, ANY, (in, _, _) -> of(in));

  private AddressesBetween() {}

  private static Term of(List<Term> in) {
    Cidr first = Cidrs.of(in.getFirst());
    Cidr last = Cidrs.of(in.get(1));
    if (first == null || last == null || first.bits() != last.bits()) {
      return Term.misfit(first == null ? in.getFirst() : in.get(1), "an address");
    }
    BigInteger between = last.first().subtract(first.first()).add(BigInteger.ONE);
    return new Term.Known(
        new Value.Num(new BigDecimal(between.max(BigInteger.ZERO))), Term.placeOf(in.getFirst()));
  }
}
