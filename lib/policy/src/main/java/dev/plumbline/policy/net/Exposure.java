package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    List<Term> rules = Firewall.publicRules(subject);
    if (rules.isEmpty()) {
      return List.of();
    }
    var addresses = new Addresses(subject);
    Term address = addresses.isPublic();
    if (Term.truth(address) == Truth.FALSE) {
      return List.of();
    }
    List<Subject> subnets = addresses.subnets();
    Gateway gateway = Gateway.of(subject, subnets);
    if (gateway.reached() == Truth.FALSE) {
      return List.of();
    }
    var ways = new ArrayList<Term>();
    for (Term rule : rules) {
      Term way = way(rule, address, gateway, subnets);
      if (way != null) {
        ways.add(way);
      }
    }
    return List.copyOf(ways);
  }

  private @Nullable Term way(Term rule, Term address, Gateway gateway, List<Subject> subnets) {
    if (rule instanceof Term.Open || address instanceof Term.Open) {
      return rule instanceof Term.Open ? rule : address;
    }
    if (gateway.reached() == Truth.OPEN) {
      return Term.open(gateway.cause(subject));
    }
    if (!(rule instanceof Term.Known(Value.Obj(var parts), Place place)) || place == null) {
      return null;
    }
    return switch (AccessList.lets(subnets, rule)) {
      case FALSE -> null;
      case OPEN -> Term.open(AccessList.cause(subject));
      case TRUE -> {
        var members = new LinkedHashMap<>(parts);
        members.put("path", Value.of(path(gateway, place)));
        Value.Obj exposure = new Value.Obj(members);
        yield Term.at(exposure, place.derive(exposure));
      }
    };
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
