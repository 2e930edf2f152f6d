package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * {@code rule.opensPort(22)}: whether a firewall rule lets a TCP port through; {@code
 * rule.opensPort(161, 'udp')} the same of UDP. A rule for every protocol opens every port.
 */
final class OpensPort {
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp");

  static final Function FUNCTION =
      Function.lenient("opensPort", 2, TRUTH, (in, _, _) -> of(in, "tcp"));

  static final Function OF_PROTOCOL =
      Function.lenient(
          "opensPort",
          3,
          TRUTH,
          (in, _, _) -> {
            String protocol = Term.text(in.get(2));
            return protocol != null && PROTOCOLS.contains(protocol)
                ? of(in, protocol)
                : Term.misfit(in.get(2), "'tcp' or 'udp'");
          });

  private OpensPort() {}

  private static Term of(List<Term> in, String protocol) {
    if (in.getFirst() instanceof Term.Open open) {
      return open;
    }
    BigDecimal port = Term.number(in.get(1));
    if (port == null) {
      return Term.misfit(in.get(1), "a port");
    }
    Rules rule = Rules.of(in.getFirst());
    Boolean every = rule.everyProtocol();
    if (every == null) {
      Term covered = rule.covers(port);
      boolean ruledOut = covered instanceof Term.Known && Term.truth(covered) == Truth.FALSE;
      return ruledOut ? covered : rule.protocol();
    }
    if (every) {
      return Term.of(true, Term.placeOf(rule.protocol()));
    }
    return rule.carries(protocol)
        ? rule.covers(port)
        : Term.of(false, Term.placeOf(rule.protocol()));
  }
}
