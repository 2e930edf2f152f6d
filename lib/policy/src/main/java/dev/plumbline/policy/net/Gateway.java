package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The Internet gateway that a resource's subnets are routed to.
 *
 * @param steps addresses of gateway and subnet, where both are in the stack
 */
record Gateway(Truth reached, List<String> steps) {
  private static final String GATEWAY = "aws_internet_gateway";

  Gateway {
    steps = List.copyOf(steps);
  }

  /** Of what stands in none of the stack's subnets. */
  static Gateway withoutSubnet(Subject subject) {
    // the default network's subnets are routed to its gateway
    boolean byDefault = new Addresses(subject).inDefaultNetwork();
    return new Gateway(byDefault ? Truth.TRUE : Truth.OPEN, List.of());
  }

  static Gateway of(Subject subnet) {
    List<Subject> tables = tables(subnet);
    if (tables.isEmpty()) {
      return new Gateway(Truth.OPEN, List.of());
    }
    Truth any = Truth.FALSE;
    for (Subject table : tables) {
      for (Subject route : routes(table)) {
        for (Subject gateway : route.references(GATEWAY)) {
          return new Gateway(
              Truth.TRUE, List.of(gateway.resource().address(), subnet.resource().address()));
        }
      }
      any = any.or(byId(table));
    }
    return new Gateway(any, List.of());
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

  /** A table itself, for the routes in it, and the routes that are resources of their own. */
  private static List<Subject> routes(Subject table) {
    var all = new ArrayList<Subject>();
    all.add(table);
    all.addAll(table.referencedThrough("aws_route", "route_table_id"));
    return all;
  }

  /** A route that names a gateway outside the stack by its id. */
  private static Truth byId(Subject table) {
    Truth found = Truth.FALSE;
    List<Term> routes = new ArrayList<>();
    List<Term> inline = Reading.elements(table.attribute("route"));
    routes.addAll(inline == null ? List.of() : inline);
    table
        .referencedThrough("aws_route", "route_table_id")
        .forEach(route -> routes.add(new Term.Ref(route)));
    for (Term route : routes) {
      Term gateway = Reading.member(route, "gateway_id");
      String id = Term.text(gateway);
      if (id != null && id.startsWith("igw-")) {
        return Truth.TRUE;
      }
      if (gateway instanceof Term.Open open && !open.onlyAbsent()) {
        found = found.or(Truth.OPEN);
      }
    }
    return found;
  }

  /** What would decide an open one. */
  Cause cause(Subject subject) {
    return new Cause(
        Cause.Kind.UNKNOWN,
        subject.place(),
        "the route table of its subnet is not in this stack, so it is not known whether it is"
            + " public");
  }
}
