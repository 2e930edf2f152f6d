package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways by which the Internet reaches a resource in an AWS network: a security group's rule that
 * lets everyone in, a public address, a route to an Internet gateway, a network ACL that does not
 * stand in between. All have to be there, for one family of addresses; one that is not known leaves
 * the way open.
 *
 * <p>Source: Amazon VPC User Guide, "Enable internet access using internet gateways", "Network
 * ACLs".
 */
public final class Exposure {
  private final Subject subject;

  private Exposure(Subject subject) {
    this.subject = subject;
  }

  /**
   * An element for each rule through which the Internet comes: {@code protocol}, {@code from_port},
   * {@code to_port}, and {@code path}, the way in words. Its place is the rule. An open element
   * where a part of the way is not known; empty where there is no way.
   */
  public static List<Term> of(Subject subject) {
    return subject
        .scene()
        .remember(subject.place(), Exposure.class, _ -> new Exposure(subject).ways());
  }

  private List<Term> ways() {
    var addresses = new Addresses(subject);
    List<Neighbour> subnets = addresses.subnets();
    List<Opening> openings = Firewall.openings(addresses.points(), subnets);
    if (Listeners.has(subject)) {
      openings = new Listeners(subject).among(openings);
    }
    if (openings.isEmpty()) {
      return List.of();
    }
    Map<Family, Term> address = possible(addresses);
    List<Way> ways = address.isEmpty() ? List.of() : Way.of(subject, subnets);
    address.keySet().removeIf(family -> isClosed(family, ways));
    return openings.stream()
        .flatMap(opening -> by(opening, address, ways).stream())
        .distinct()
        .toList();
  }

  /** The families of which it has a public address, or may have. */
  private static Map<Family, Term> possible(Addresses addresses) {
    var found = new EnumMap<Family, Term>(Family.class);
    for (Family family : Family.values()) {
      Term address = addresses.isPublic(family);
      if (Term.truth(address) != Truth.FALSE) {
        found.put(family, address);
      }
    }
    return found;
  }

  private static boolean isClosed(Family family, List<Way> ways) {
    return ways.stream().allMatch(way -> way.gateway(family).reached() == Truth.FALSE);
  }

  private List<Term> by(Opening opening, Map<Family, Term> address, List<Way> ways) {
    return switch (opening) {
      case Opening.Unknown(Term.Open open) -> address.isEmpty() ? List.of() : List.of(open);
      case Opening.Rule rule -> by(rule, address, ways);
    };
  }

  /** An address that is not known says nothing more where one of the other family lets in. */
  private List<Term> by(Opening.Rule rule, Map<Family, Term> address, List<Way> ways) {
    var sure = EnumSet.noneOf(Family.class);
    Term open = null;
    for (var each : address.entrySet()) {
      if (Term.truth(each.getValue()) == Truth.TRUE) {
        sure.add(each.getKey());
      } else if (open == null && rule.admits(each.getKey())) {
        open =
            each.getValue() instanceof Term.Open unknown
                ? unknown
                : Term.misfit(each.getValue(), "a switch");
      }
    }
    List<Passage> passages = Passage.of(rule.over(sure), ways);
    var found = new ArrayList<Term>();
    passages.forEach(passage -> found.add(term(passage, rule.place())));
    if (open != null && passages.stream().noneMatch(passage -> passage.let() == Truth.TRUE)) {
      found.add(open);
    }
    return found;
  }

  private Term term(Passage passage, Place rule) {
    if (passage.let() != Truth.TRUE) {
      return Term.open(passage.way().cause(subject, passage.family()));
    }
    var members = new LinkedHashMap<String, Value>();
    Ports ports = passage.ports();
    members.put("protocol", Value.of(String.valueOf(ports.protocol())));
    members.put("ip_protocol", Value.of(String.valueOf(ports.protocol())));
    if (!ports.everyProtocol() && ports.from() != null && ports.to() != null) {
      members.put("from_port", new Value.Num(ports.from()));
      members.put("to_port", new Value.Num(ports.to()));
    }
    members.put("path", Value.of(path(passage.way().gateway(passage.family()), rule)));
    Value.Obj exposure = new Value.Obj(members);
    return Term.at(exposure, rule.derive(exposure));
  }

  /** As in "internet → aws_internet_gateway.main → aws_subnet.a → aws_security_group.web → …". */
  private String path(Gateway gateway, Place rule) {
    var steps = new ArrayList<String>();
    steps.add("internet");
    steps.addAll(gateway.steps());
    steps.add(rule.subject().resource().address());
    steps.add(subject.resource().address());
    return String.join(" → ", steps.stream().distinct().toList());
  }
}
