package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Internet gateway that a resource's subnets are routed to, for one family of addresses.
 *
 * @param steps addresses of gateway and subnet, where both are in the stack
 * @param missing what leaves it open, as far as something that may be missing does
 */
record Gateway(Truth reached, List<String> steps, @Nullable Subject missing) {
  private static final String TABLE = "aws_route_table";
  private static final String MAIN = "aws_default_route_table";

  Gateway {
    steps = List.copyOf(steps);
  }

  private static Gateway of(Truth reached) {
    return new Gateway(reached, List.of(), null);
  }

  /** Of what stands in none of the stack's subnets. */
  static Gateway withoutSubnet(Subject subject, Family family) {
    // the default network's subnets are routed to its gateway, and have no addresses of IPv6
    boolean byDefault = family == Family.V4 && new Addresses(subject).inDefaultNetwork();
    return of(byDefault ? Truth.TRUE : Truth.OPEN);
  }

  /** By the table associated with a subnet; else by the main one of its network. */
  static Gateway of(Subject subnet, Family family) {
    return by(
        subnet.referencedBy("aws_route_table_association"),
        subnet,
        family,
        () -> byMain(subnet, family));
  }

  private static Gateway byMain(Subject subnet, Family family) {
    var main = new ArrayList<Neighbour>();
    for (Subject network : subnet.references("aws_vpc")) {
      main.addAll(network.referencedBy(MAIN));
      main.addAll(network.referencedBy("aws_main_route_table_association"));
    }
    return by(main, subnet, family, () -> of(Truth.OPEN));
  }

  /**
   * @param choices associations, or tables themselves; those that may be missing decide only what
   *     the others, or what holds without any, decide alike
   */
  private static Gateway by(
      List<Neighbour> choices, Subject subnet, Family family, Supplier<Gateway> without) {
    List<Neighbour> sure = choices.stream().filter(Neighbour::isSure).toList();
    Gateway found =
        sure.isEmpty()
            ? without.get()
            : through(sure.stream().flatMap(Gateway::tables).toList(), subnet, family);
    for (Neighbour choice : choices) {
      if (choice.missing() != null) {
        List<Neighbour> there = tables(Neighbour.of(choice.subject())).toList();
        found = found.either(through(there, subnet, family), choice.missing());
      }
    }
    return found;
  }

  private static Stream<Neighbour> tables(Neighbour choice) {
    return choice.subject().type().equals(MAIN)
        ? Stream.of(choice)
        : Stream.of(TABLE, MAIN).flatMap(choice::references);
  }

  /** By the routes of some tables; open where there is none of them. */
  private static Gateway through(List<Neighbour> tables, Subject subnet, Family family) {
    Gateway found = of(tables.isEmpty() ? Truth.OPEN : Truth.FALSE);
    for (Neighbour table : tables) {
      for (Route route : Route.of(table)) {
        Subject gateway = route.gateway();
        Truth out = route.leadsOut(family);
        if (out == Truth.TRUE && gateway != null) {
          return new Gateway(out, steps(gateway, subnet), null);
        }
        found = found.with(out, route.owner().missing());
      }
      found = Route.areAllHere(table.subject()) ? found : found.with(Truth.OPEN, null);
    }
    return found;
  }

  /** With one more route, which may lead out. */
  private Gateway with(Truth out, @Nullable Subject doubted) {
    Subject first = missing == null && out == Truth.OPEN ? doubted : missing;
    Truth either = reached.or(out);
    return new Gateway(either, List.of(), either == Truth.OPEN ? first : null);
  }

  /** This, or another in its place where something is there that may be missing. */
  private Gateway either(Gateway other, Subject doubted) {
    return reached == other.reached && reached != Truth.OPEN
        ? this
        : new Gateway(Truth.OPEN, List.of(), missing == null ? doubted : missing);
  }

  private static List<String> steps(Subject gateway, Subject subnet) {
    return List.of(gateway.resource().address(), subnet.resource().address());
  }

  /** What would decide an open one. */
  Cause cause(Subject subject) {
    return missing != null
        ? missing.existence()
        : new Cause(
            Cause.Kind.UNKNOWN,
            subject.place(),
            "the routes of its subnet are not all known from this stack, so it is not known"
                + " whether it is public");
  }
}
