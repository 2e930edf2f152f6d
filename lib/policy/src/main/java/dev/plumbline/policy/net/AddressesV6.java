package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a resource has an address of IPv6, which is public wherever its subnet is routed to an
 * Internet gateway. Sources: Amazon EC2 User Guide, "IPv6 addresses"; Elastic Load Balancing User
 * Guide, "IP address type".
 */
record AddressesV6(Addresses addresses) {
  private static final List<String> GIVEN =
      List.of("ipv6_addresses", "ipv6_address_list", "ipv6_prefixes");
  private static final List<String> COUNTED = List.of("ipv6_address_count", "ipv6_prefix_count");
  private static final List<String> BY_SUBNET =
      List.of("assign_ipv6_address_on_creation", "ipv6_native");

  /** By its own setting, its interface's or template's, or what its subnet gives. */
  Term instance() {
    var all = new ArrayList<Term>();
    for (Neighbour point : addresses.points()) {
      all.add(point.ifThere(of(new Term.Ref(point.subject()))));
      List<Term> inside = Reading.elements(point.subject().attribute("network_interfaces"));
      for (Term one : inside == null ? List.<Term>of() : inside) {
        all.add(point.ifThere(of(one)));
      }
    }
    Subject subject = addresses.subject();
    if (subject.references("aws_launch_template").isEmpty()
        && !Addresses.isAbsent(subject.attribute("launch_template"))) {
      all.add(
          Firewall.open(
              new Term.Ref(subject),
              "its launch template, which may say it, is not in this stack"));
    }
    all.add(bySubnet());
    return any(all, subject);
  }

  private Term of(Term holder) {
    var all = new ArrayList<Term>();
    for (String name : GIVEN) {
      Term given = Reading.member(holder, name);
      Term.Open unknown = Term.unknown(given);
      all.add(unknown != null ? unknown : Term.of(!Addresses.isAbsent(given), Term.placeOf(given)));
    }
    for (String name : COUNTED) {
      Term count = Reading.member(holder, name);
      BigDecimal number = Term.number(count);
      boolean open = number == null && !Addresses.isAbsent(count);
      all.add(open ? count : Term.of(number != null && number.signum() > 0, Term.placeOf(count)));
    }
    return any(all, addresses.subject());
  }

  private Term bySubnet() {
    List<Neighbour> subnets = addresses.subnets();
    Subject subject = addresses.subject();
    var all = new ArrayList<Term>();
    if (subnets.stream().noneMatch(Neighbour::isSure)) {
      // the default network has no addresses of IPv6
      all.add(
          addresses.inDefaultNetwork()
              ? Term.of(false, null)
              : Firewall.open(new Term.Ref(subject), "the subnet it stands in is not known"));
    }
    for (Neighbour subnet : subnets) {
      for (String name : BY_SUBNET) {
        Term gives = subnet.subject().attribute(name);
        Term given = Addresses.isAbsent(gives) ? Term.of(false, Term.placeOf(gives)) : gives;
        all.add(subnet.ifThere(given));
      }
    }
    return any(all, subject);
  }

  /** The first that holds; else the first that is not known. */
  private static Term any(List<Term> all, Subject subject) {
    for (Truth wanted : List.of(Truth.TRUE, Truth.OPEN)) {
      for (Term one : all) {
        if (Term.truth(one) == wanted) {
          return one instanceof Term.Open || wanted == Truth.TRUE
              ? one
              : Term.misfit(one, "a switch");
        }
      }
    }
    return Term.of(false, subject.place());
  }

  /** Whether a load balancer that is open to the Internet has addresses of IPv6. */
  static Term balancer(Subject subject) {
    Term kind = subject.attribute("ip_address_type");
    return Addresses.isAbsent(kind)
        ? Term.of(false, Term.placeOf(kind))
        : kind instanceof Term.Open
            ? kind
            : Term.of(!"ipv4".equals(Term.text(kind)), Term.placeOf(kind));
  }

  /** Whether a load balancer that is open to the Internet has addresses of IPv4 there. */
  static Term leavesV4(Subject subject) {
    Term kind = subject.attribute("ip_address_type");
    return Term.of(!"dualstack-without-public-ipv4".equals(Term.text(kind)), Term.placeOf(kind));
  }

  /**
   * Whether a database that is open to the Internet is so by IPv6 too, which its engine decides.
   */
  static Term dual(Subject subject) {
    Term kind = subject.attribute("network_type");
    boolean single = Addresses.isAbsent(kind) || "IPV4".equalsIgnoreCase(Term.text(kind));
    return single
        ? Term.of(false, Term.placeOf(kind))
        : kind instanceof Term.Open
            ? kind
            : Firewall.open(
                new Term.Ref(subject), "whether it has a public address of IPv6 is not known");
  }
}
