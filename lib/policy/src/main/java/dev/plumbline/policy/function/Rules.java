package dev.plumbline.policy.function;

import dev.plumbline.facts.Protocols;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A firewall rule as AWS writes it, in any of its forms: {@code protocol} or {@code ip_protocol},
 * {@code from_port}, {@code to_port}. Protocol {@code -1} or {@code all} means every port.
 */
record Rules(Term protocol, Term from, Term to) {

  static Rules of(Term rule) {
    Term protocol = Reading.member(rule, "ip_protocol");
    return new Rules(
        Term.isAbsent(protocol) ? Reading.member(rule, "protocol") : protocol,
        Reading.member(rule, "from_port"),
        Reading.member(rule, "to_port"));
  }

  /** Null while the protocol is open. */
  @Nullable Boolean everyProtocol() {
    String name = Term.text(protocol);
    return name == null ? null : Protocols.name(name).equals(Protocols.EVERY);
  }

  boolean carriesPorts() {
    return carries("tcp") || carries("udp");
  }

  /** Whether it is for {@code tcp} or {@code udp}, by name or by its number among IANA's. */
  boolean carries(String wanted) {
    String name = Term.text(protocol);
    return name != null && Protocols.name(name).equals(wanted);
  }

  /** Whether a port lies in the range; open while the side that would decide it is. */
  Term covers(BigDecimal port) {
    BigDecimal low = Term.number(from);
    BigDecimal high = Term.number(to);
    if ((low != null && low.compareTo(port) > 0) || (high != null && high.compareTo(port) < 0)) {
      return Term.of(false, Term.placeOf(from));
    }
    if (low == null || high == null) {
      Term missing = low == null ? from : to;
      return missing instanceof Term.Open ? missing : Term.misfit(missing, "a port");
    }
    return Term.of(true, Term.placeOf(from));
  }
}
