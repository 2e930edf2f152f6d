package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.List;

/**
 * One way into a resource: the gateway that a subnet is routed to, for each family of addresses,
 * and the ACLs before the subnet.
 *
 * @param lists empty where nothing but the network's own ACL stands there, which lets all in
 */
record Way(Gateway v4, Gateway v6, List<AccessList> lists) {
  Way {
    lists = List.copyOf(lists);
  }

  /** One for each subnet; one without for what stands in none of the stack's. */
  static List<Way> of(Subject subject, List<Subject> subnets) {
    return subnets.isEmpty()
        ? List.of(
            new Way(
                Gateway.withoutSubnet(subject, Family.V4),
                Gateway.withoutSubnet(subject, Family.V6),
                List.of()))
        : subnets.stream().map(Way::into).toList();
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
                    AccessList.of(subnet)));
  }

  Gateway gateway(Family family) {
    return switch (family) {
      case V4 -> v4;
      case V6 -> v6;
    };
  }

  /** Whether the Internet comes in by it at a port; several ACLs that disagree leave it open. */
  Truth lets(String protocol, BigDecimal port, Family family) {
    boolean overV6 = family == Family.V6;
    List<Truth> verdicts =
        lists.stream().map(list -> list.lets(protocol, port, overV6)).distinct().toList();
    Truth passed =
        verdicts.isEmpty() ? Truth.TRUE : verdicts.size() == 1 ? verdicts.getFirst() : Truth.OPEN;
    return passed.and(gateway(family).reached());
  }

  Cause cause(Subject subject, Family family) {
    Gateway gateway = gateway(family);
    return gateway.reached() == Truth.OPEN ? gateway.cause(subject) : AccessList.cause(subject);
  }
}
