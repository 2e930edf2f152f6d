package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Truth;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The Internet gateway that a resource's subnets are routed to, for one family of addresses.
 *
 * @param steps addresses of gateway and subnet, where both are in the stack
 */
record Gateway(Truth reached, List<String> steps) {
  Gateway {
    steps = List.copyOf(steps);
  }

  /** Of what stands in none of the stack's subnets. */
  static Gateway withoutSubnet(Subject subject, Family family) {
    // the default network's subnets are routed to its gateway, and have no addresses of IPv6
    boolean byDefault = family == Family.V4 && new Addresses(subject).inDefaultNetwork();
    return new Gateway(byDefault ? Truth.TRUE : Truth.OPEN, List.of());
  }

  static Gateway of(Subject subnet, Family family) {
    List<Subject> tables = tables(subnet);
    Truth any = tables.isEmpty() ? Truth.OPEN : Truth.FALSE;
    for (Subject table : tables) {
      for (Route route : Route.of(table)) {
        Subject gateway = route.gateway();
        Truth out = route.leadsOut(family);
        if (out == Truth.TRUE && gateway != null) {
          return new Gateway(out, steps(gateway, subnet));
        }
        any = any.or(out);
      }
      any = Route.areAllHere(table) ? any : any.or(Truth.OPEN);
    }
    return new Gateway(any, List.of());
  }

  private static List<String> steps(Subject gateway, Subject subnet) {
    return List.of(gateway.resource().address(), subnet.resource().address());
  }

  /** The tables associated with a subnet; else the main one of its network, where it is managed. */
  private static List<Subject> tables(Subject subnet) {
    var found = new LinkedHashSet<Subject>();
    for (Subject association : subnet.referencedBy("aws_route_table_association")) {
      found.addAll(association.references("aws_route_table"));
      found.addAll(association.references("aws_default_route_table"));
    }
    if (found.isEmpty() && subnet.referencedBy("aws_route_table_association").isEmpty()) {
      for (Subject network : subnet.references("aws_vpc")) {
        found.addAll(network.referencedBy("aws_default_route_table"));
        for (Subject main : network.referencedBy("aws_main_route_table_association")) {
          found.addAll(main.references("aws_route_table"));
        }
      }
    }
    return List.copyOf(found);
  }

  /** What would decide an open one. */
  Cause cause(Subject subject) {
    return new Cause(
        Cause.Kind.UNKNOWN,
        subject.place(),
        "the routes of its subnet are not all known from this stack, so it is not known whether it"
            + " is public");
  }
}
