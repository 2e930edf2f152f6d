package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a network ACL for what comes in.
 *
 * @param number null while it is open
 * @param allows open while its action is
 * @param v4 as {@code v6} absent, known or open
 * @param there open while it may be missing, or be one for what goes out
 * @param missing itself, while that leaves it open
 */
record AccessEntry(
    @Nullable BigDecimal number,
    Truth allows,
    Ports ports,
    Term v4,
    Term v6,
    Truth there,
    @Nullable Subject missing) {

  /** Lets everything in, as the last of those that AWS writes itself. */
  static final AccessEntry EVERYTHING =
      new AccessEntry(
          BigDecimal.valueOf(100),
          Truth.TRUE,
          new Ports(Ports.EVERY, null, null),
          Term.of(Value.of("0.0.0.0/0")),
          Term.of(Value.of("::/0")),
          Truth.TRUE,
          null);

  /** One written within the ACL. */
  static AccessEntry inline(Term rule) {
    return of(rule, "rule_no", "action", Truth.TRUE, null);
  }

  /** One that is a resource of its own. */
  static AccessEntry of(Neighbour rule) {
    Truth there = rule.there().and(isIngress(rule.subject()));
    return of(new Term.Ref(rule.subject()), "rule_number", "rule_action", there, rule.missing());
  }

  /** Whether a rule is for what comes in; those that don't say are. */
  static Truth isIngress(Subject rule) {
    Term egress = rule.attribute("egress");
    return Term.unknown(egress) != null ? Truth.OPEN : Truth.of(Term.truth(egress) != Truth.TRUE);
  }

  private static AccessEntry of(
      Term rule, String number, String action, Truth there, @Nullable Subject missing) {
    String does = Term.text(Reading.member(rule, action));
    return new AccessEntry(
        Term.number(Reading.member(rule, number)),
        does == null ? Truth.OPEN : Truth.of(does.equalsIgnoreCase("allow")),
        Ports.of(rule),
        Reading.member(rule, "cidr_block"),
        Reading.member(rule, "ipv6_cidr_block"),
        there,
        missing);
  }

  /** Whether it comes before another; open while one of the numbers is. */
  Truth before(AccessEntry other) {
    return number == null || other.number == null
        ? Truth.OPEN
        : Truth.of(number.compareTo(other.number) < 0);
  }

  /** Whether it admits the Internet at large, as far as the address goes. */
  Truth admitsInternet(boolean overV6) {
    return overV6 ? range(v6, Cidr::isPublic) : range(v4, Cidr::isPublic);
  }

  /** Whether it speaks of every address of the Internet. */
  Truth holdsForInternet(boolean overV6) {
    return range(overV6 ? v6 : v4, range -> range.prefix() == 0);
  }

  /** Whether it speaks of all the addresses that another speaks of. */
  Truth holdsForAll(AccessEntry other, boolean overV6) {
    Truth every = holdsForInternet(overV6);
    String text = every == Truth.FALSE ? Term.text(overV6 ? other.v6 : other.v4) : null;
    Cidr wanted = text == null ? null : Cidr.parse(text);
    return wanted == null ? every : range(overV6 ? v6 : v4, range -> range.contains(wanted));
  }

  private static Truth range(Term term, Predicate<Cidr> test) {
    if (term instanceof Term.Open) {
      return Term.isAbsent(term) ? Truth.FALSE : Truth.OPEN;
    }
    String text = Term.text(term);
    Cidr cidr = text == null ? null : Cidr.parse(text);
    return Truth.of(cidr != null && test.test(cidr));
  }

  /** Whether it speaks of a port of a protocol. */
  Truth holdsFor(String protocol, BigDecimal port) {
    String own = ports.protocol();
    if (ports.everyProtocol() || (own != null && !own.equals(protocol))) {
      return Truth.of(ports.everyProtocol());
    }
    Truth same = own == null ? Truth.OPEN : Truth.TRUE;
    return Ports.carried(protocol) ? same.and(holds(port)) : same;
  }

  private Truth holds(BigDecimal port) {
    BigDecimal low = ports.from();
    BigDecimal high = ports.to();
    if ((low != null && low.compareTo(port) > 0) || (high != null && high.compareTo(port) < 0)) {
      return Truth.FALSE;
    }
    return low == null || high == null ? Truth.OPEN : Truth.TRUE;
  }
}
