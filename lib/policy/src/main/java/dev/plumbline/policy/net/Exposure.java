package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The ways by which the Internet reaches a resource in an AWS network: a security group's rule that
 * lets everyone in, a public address, a route to an Internet gateway, a network ACL that does not
 * stand in between. All have to be there; one that is not known leaves the way open.
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
    List<Subject> subnets = addresses.subnets();
    List<Opening> openings = Firewall.openings(addresses.points(), subnets);
    if (Listeners.has(subject)) {
      openings = new Listeners(subject).among(openings);
    }
    Term address = openings.isEmpty() ? Term.of(false, null) : addresses.isPublic();
    if (Term.truth(address) == Truth.FALSE) {
      return List.of();
    }
    List<Way> ways = Way.of(subject, subnets);
    var found = new ArrayList<Term>();
    if (!ways.isEmpty()) {
      openings.forEach(opening -> found.addAll(by(opening, address, ways)));
    }
    return found.stream().distinct().toList();
  }

  private List<Term> by(Opening opening, Term address, List<Way> ways) {
    return switch (opening) {
      case Opening.Unknown(Term.Open open) -> List.of(open);
      case Opening.Rule rule ->
          Term.truth(address) == Truth.TRUE
              ? Passage.of(rule, ways).stream().map(each -> term(each, rule.place())).toList()
              : List.of(address instanceof Term.Open ? address : Term.misfit(address, "a switch"));
    };
  }

  private Term term(Passage passage, Place rule) {
    if (passage.let() != Truth.TRUE) {
      return Term.open(passage.way().cause(subject));
    }
    var members = new LinkedHashMap<String, Value>();
    Ports ports = passage.ports();
    members.put("protocol", Value.of(String.valueOf(ports.protocol())));
    members.put("ip_protocol", Value.of(String.valueOf(ports.protocol())));
    if (!ports.everyProtocol() && ports.from() != null && ports.to() != null) {
      members.put("from_port", new Value.Num(ports.from()));
      members.put("to_port", new Value.Num(ports.to()));
    }
    members.put("path", Value.of(path(passage.way().gateway(), rule)));
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
