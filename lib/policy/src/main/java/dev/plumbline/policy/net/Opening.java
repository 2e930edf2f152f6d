package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule of a firewall by which the Internet at large comes in, or what may be one. */
sealed interface Opening {
  /**
   * @param place of the rule
   * @param v4 whether it admits addresses of IPv4
   */
  record Rule(Ports ports, boolean v4, boolean v6, Place place) implements Opening {
    boolean admits(Family family) {
      return family == Family.V6 ? v6 : v4;
    }

    /** The same for no more than some families of addresses. */
    Rule over(Set<Family> families) {
      return new Rule(
          ports, v4 && families.contains(Family.V4), v6 && families.contains(Family.V6), place);
    }

    /** The same for one port of a protocol; null where it does not admit it. */
    @Nullable Rule only(String protocol, BigDecimal port) {
      BigDecimal from = ports.from();
      BigDecimal to = ports.to();
      boolean admits =
          ports.everyProtocol()
              || (protocol.equals(ports.protocol())
                  && (from == null || from.compareTo(port) <= 0)
                  && (to == null || to.compareTo(port) >= 0));
      return admits ? new Rule(new Ports(protocol, port, port), v4, v6, place) : null;
    }
  }

  /** Not known, with the fact that would decide. */
  record Unknown(Term.Open open) implements Opening {}
}
