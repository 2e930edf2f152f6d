package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way into a resource: the gateway that a subnet is routed to, for each family of addresses,
 * and the ACLs before the subnet.
 *
 * @param missing what the resource stands in the subnet by, and which may be missing
 */
record Way(Gateway v4, Gateway v6, AccessLists lists, @Nullable Subject missing) {

  /**
   * One for each subnet; one without for what stands in none of the stack's, or may stand in none.
   */
  static List<Way> of(Subject subject, List<Neighbour> subnets) {
    var ways = new ArrayList<Way>();
    subnets.forEach(subnet -> ways.add(into(subnet.subject()).by(subnet.missing())));
    if (subnets.stream().noneMatch(Neighbour::isSure)) {
      ways.add(
          new Way(
              Gateway.withoutSubnet(subject, Family.V4),
              Gateway.withoutSubnet(subject, Family.V6),
              AccessLists.NONE,
              null));
    }
    return ways;
  }

  private static Way into(Subject subnet) {
    return subnet
        .scene()
        .remember(
            subnet.place(),
            Way.class,
            _ ->
                new Way(
                    Gateway.of(subnet, Family.V4),
                    Gateway.of(subnet, Family.V6),
                    AccessLists.before(subnet),
                    null));
  }

  private Way by(@Nullable Subject step) {
    return step == null ? this : new Way(v4, v6, lists, step);
  }

  Gateway gateway(Family family) {
    return switch (family) {
      case V4 -> v4;
      case V6 -> v6;
    };
  }

  /** Whether the Internet comes in by it at a port. */
  Truth lets(String protocol, BigDecimal port, Family family) {
    return lists
        .lets(protocol, port, family == Family.V6)
        .and(gateway(family).reached())
        .and(missing == null ? Truth.TRUE : Truth.OPEN);
  }

  /** What would decide, where it is open whether the Internet comes in by it. */
  Cause cause(Subject subject, Family family) {
    Gateway gateway = gateway(family);
    return missing != null
        ? missing.existence()
        : gateway.reached() == Truth.OPEN ? gateway.cause(subject) : lists.cause(subject);
  }
}
