package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the stack reaches a resource: whatever is in a security group that a rule of the
 * resource's own groups admits by name, and whose own groups let it out there. Sources that are
 * ranges of addresses are {@link Exposure}'s matter where they are public, and are not followed
 * where they are private.
 *
 * <p>Source: Amazon VPC User Guide, "Security group rules", "Security group referencing".
 */
public final class Callers {
  /** What is followed of one resource's callers, so that a large group does not take long. */
  private static final int MOST = 200;

  /** A rule as a resource of its own, and the attribute in which it names a group as source. */
  private record Written(String type, String source) {}

  private static final List<Written> RULES =
      List.of(
          new Written("aws_security_group_rule", "source_security_group_id"),
          new Written("aws_vpc_security_group_ingress_rule", "referenced_security_group_id"));

  /**
   * A group that a rule admits.
   *
   * @param group that the rule belongs to
   * @param doubt whether the rule holds for the resource; null where it surely does
   */
  private record Admission(
      Subject source, Term rule, Place place, Subject group, Term.@Nullable Open doubt) {}

  private final Subject subject;
  private final List<Neighbour> groups;
  private final List<Term> found = new ArrayList<>();

  private Callers(Subject subject) {
    this.subject = subject;
    var addresses = new Addresses(subject);
    this.groups = Firewall.groups(addresses.points(), addresses.subnets());
  }

  /**
   * An element for each caller and rule: {@code address} and {@code type} of the caller, its {@code
   * tier} ({@code public}, {@code application}, {@code data}), {@code protocol}, {@code from_port},
   * {@code to_port}, and {@code path}, the way in words. Its place is the rule. An open element
   * where the caller's tier, or whether its group lets it out, is not known.
   */
  public static List<Term> of(Subject subject) {
    return subject
        .scene()
        .remember(subject.place(), Callers.class, _ -> new Callers(subject).all());
  }

  private List<Term> all() {
    groups.forEach(this::through);
    return found.stream().distinct().toList();
  }

  private void through(Neighbour in) {
    Subject group = in.subject();
    Term ingress = group.attribute("ingress");
    List<Term> inline = Reading.elements(ingress);
    for (Term rule : inline == null ? List.of(ingress) : inline) {
      Term.Open unknown = Term.unknown(rule);
      if (unknown != null) {
        found.add(unknown);
      }
    }
    if (group.partlySeen()) {
      found.add(Firewall.unread(group));
    }
    for (Term rule : inline == null ? List.<Term>of() : inline) {
      Place place = Term.placeOf(rule);
      if (place != null) {
        sources(group, rule)
            .forEach(source -> admitted(new Admission(source, rule, place, group, in.doubt())));
      }
    }
    for (Written written : RULES) {
      in.referencedThrough(written.type, "security_group_id")
          .forEach(rule ->
              sources(group, rule.subject(), written.source)
                  .forEach(source -> admitted(source, rule, group)));
    }
  }

  /** The groups that a rule inside a group admits. */
  private static Set<Subject> sources(Subject group, Term rule) {
    var sources = new LinkedHashSet<Subject>();
    List<Term> named = Reading.elements(Reading.member(rule, "security_groups"));
    for (Term source : named == null ? List.<Term>of() : named) {
      String address = Firewall.origin(source);
      if (address != null) {
        Firewall.GROUPS.stream()
            .flatMap(type -> group.references(type).stream())
            .filter(other -> Firewall.isAt(other, address))
            .forEach(sources::add);
      }
    }
    if (Term.truth(Reading.member(rule, "self")) == Truth.TRUE) {
      sources.add(group);
    }
    return sources;
  }

  private static Set<Subject> sources(Subject group, Subject rule, String attribute) {
    var sources = new LinkedHashSet<Subject>();
    for (String type : Firewall.GROUPS) {
      for (Subject other : rule.references(type)) {
        if (rule.refersThrough(attribute, other)) {
          sources.add(other);
        }
      }
    }
    if (Term.truth(rule.attribute("self")) == Truth.TRUE) {
      sources.add(group);
    }
    return sources;
  }

  private void admitted(Subject source, Neighbour rule, Subject group) {
    Term direction = rule.subject().attribute("type");
    Term.Open unknown = Term.unknown(direction);
    if (unknown != null) {
      found.add(unknown);
    } else if (!"egress".equals(Term.text(direction))) {
      Term term = new Term.Ref(rule.subject());
      admitted(new Admission(source, term, rule.subject().place(), group, rule.doubt()));
    }
  }

  private void admitted(Admission by) {
    Term out = Egress.lets(by.source, Ports.of(by.rule), groups);
    if (Term.truth(out) == Truth.FALSE) {
      return;
    }
    for (Neighbour caller : Membership.of(by.source)) {
      if (found.size() == MOST) {
        found.add(Firewall.open(by.rule, "more reaches it than is followed"));
      }
      if (found.size() < MOST && !caller.subject().equals(subject)) {
        found.add(reached(caller, by, out));
      }
    }
  }

  private Term reached(Neighbour caller, Admission by, Term out) {
    Term tier = Tier.of(caller.subject());
    for (Term part : Arrays.asList(tier, by.doubt, caller.doubt(), out)) {
      if (part instanceof Term.Open) {
        return part;
      }
    }
    return term(caller.subject(), tier, by);
  }

  private Term term(Subject caller, Term tier, Admission by) {
    Ports ports = Ports.of(by.rule);
    var members = new LinkedHashMap<String, Value>();
    members.put("address", Value.of(caller.resource().address()));
    members.put("type", Value.of(caller.type()));
    members.put("tier", Value.of(String.valueOf(Term.text(tier))));
    members.put("protocol", Value.of(String.valueOf(ports.protocol())));
    members.put("ip_protocol", Value.of(String.valueOf(ports.protocol())));
    if (!ports.everyProtocol() && ports.from() != null && ports.to() != null) {
      members.put("from_port", new Value.Num(ports.from()));
      members.put("to_port", new Value.Num(ports.to()));
    }
    members.put("path", Value.of(path(caller, List.of(by.source, by.group))));
    Value.Obj one = new Value.Obj(members);
    return Term.at(one, by.place.derive(one));
  }

  /** As in "aws_instance.web → aws_security_group.web → aws_security_group.db → …". */
  private String path(Subject caller, List<Subject> between) {
    var steps = new LinkedHashSet<String>();
    steps.add(caller.resource().address());
    between.forEach(group -> steps.add(group.resource().address()));
    steps.add(subject.resource().address());
    return String.join(" → ", steps);
  }
}
