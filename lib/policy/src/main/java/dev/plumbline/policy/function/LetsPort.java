package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.net.AccessList;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;

/**
 * {@code entry.lets(22)}: whether it is by this entry that a network ACL lets the Internet reach a
 * TCP port. The entry is a block of the ACL, or a rule that is a resource of its own; what entries
 * with lower numbers deny of the same protocol and addresses, it does not let through.
 */
final class LetsPort {
  static final Function FUNCTION =
      Function.on(
          "lets",
          2,
          TRUTH,
          (in, _, budget) -> {
            Term entry = in.getFirst();
            BigDecimal port = Term.number(in.get(1));
            AccessList list = AccessList.with(entry);
            if (port == null || list == null) {
              return Term.misfit(port == null ? in.get(1) : entry, "a port of a network ACL");
            }
            budget.spend(list.entries().size());
            return switch (list.lets(entry, port)) {
              case TRUE -> Term.of(true, Term.placeOf(range(entry)));
              case FALSE -> Term.of(false, Term.placeOf(entry));
              case OPEN ->
                  Term.open(list.missing().map(Subject::existence).orElseGet(() -> open(entry)));
            };
          });

  private LetsPort() {}

  private static Cause open(Term entry) {
    return new Cause(
        Cause.Kind.UNKNOWN,
        Term.placeOf(entry),
        "part of this entry, or of one before it, is not known");
  }

  private static Term range(Term entry) {
    Term v4 = Reading.member(entry, "cidr_block");
    return Term.text(v4) == null ? Reading.member(entry, "ipv6_cidr_block") : v4;
  }
}
