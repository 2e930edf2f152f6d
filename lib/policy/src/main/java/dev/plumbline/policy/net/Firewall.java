package dev.plumbline.policy.net;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a resource's security groups, wherever they are written. */
final class Firewall {
  /** The types of security groups. */
  static final List<String> GROUPS = List.of("aws_security_group", "aws_default_security_group");

  private static final List<String> ATTRIBUTES =
      List.of("vpc_security_group_ids", "security_groups", "security_group_names");

  private final Set<Subject> groups = new LinkedHashSet<>();
  private final List<Opening> openings = new ArrayList<>();
  private boolean named;

  private Firewall() {}

  /**
   * The rules that let the whole Internet in.
   *
   * @param points where groups may be attached: the resource, its interfaces, its template
   * @param subnets whose network's own group holds where no other is named
   */
  static List<Opening> openings(List<Subject> points, List<Subject> subnets) {
    Firewall firewall = with(points, subnets);
    firewall.groups.forEach(firewall::rules);
    return firewall.openings;
  }

  /** The groups that a resource is in, as far as the stack holds them; as {@link #openings}. */
  static Set<Subject> groups(List<Subject> points, List<Subject> subnets) {
    return with(points, subnets).groups;
  }

  private static Firewall with(List<Subject> points, List<Subject> subnets) {
    var firewall = new Firewall();
    points.forEach(firewall::attached);
    points.forEach(firewall::named);
    if (!firewall.named && firewall.groups.isEmpty()) {
      subnets.forEach(firewall::byDefault);
    }
    return firewall;
  }

  private void attached(Subject point) {
    for (String type : GROUPS) {
      groups.addAll(point.references(type));
      for (Subject one : point.referencedBy("aws_network_interface_sg_attachment")) {
        groups.addAll(one.references(type));
      }
    }
  }

  private void byDefault(Subject subnet) {
    for (Subject network : subnet.references("aws_vpc")) {
      groups.addAll(network.referencedBy("aws_default_security_group"));
    }
  }

  /** Groups that are named but not in the stack may admit anybody. */
  private void named(Subject point) {
    for (String attribute : ATTRIBUTES) {
      Term value = point.attribute(attribute);
      if (value instanceof Term.Open open && open.onlyAbsent()) {
        continue;
      }
      List<Term> elements = Reading.elements(value);
      for (Term element : elements == null ? List.of(value) : elements) {
        named = true;
        if (!isHere(element)) {
          openings.add(
              new Opening.Unknown(
                  element instanceof Term.Open open
                      ? open
                      : open(element, "the rules of this security group are not in this stack")));
        }
      }
    }
  }

  private boolean isHere(Term element) {
    String address = origin(element);
    String text = Term.text(element);
    return groups.stream()
        .anyMatch(group ->
            address == null
                ? text != null
                    && (text.equals(Term.text(group.attribute("name")))
                        || text.equals(Term.text(group.attribute("id"))))
                : isAt(group, address));
  }

  static boolean isAt(Subject group, String address) {
    return Addresses.withoutKeys(group.resource().address()).equals(Addresses.withoutKeys(address));
  }

  /** The resource that an unknown value will come from. */
  static @Nullable String origin(Term term) {
    Place place = Term.placeOf(term);
    return place != null
            && place.value() != null
            && place.value().unmarked() instanceof Value.Unknown(Value.Origin origin)
            && Cause.isResource(origin)
        ? origin.address()
        : null;
  }

  static Term.Open open(Term at, String reason) {
    return Term.open(new Cause(Cause.Kind.UNKNOWN, Term.placeOf(at), reason));
  }

  private void rules(Subject group) {
    Term written = group.attribute("ingress");
    List<Term> inline = Reading.elements(written);
    if (inline != null) {
      inline.forEach(rule -> add(rule, Term.placeOf(rule)));
    } else if (written instanceof Term.Open open && !open.onlyAbsent()) {
      openings.add(new Opening.Unknown(open));
    }
    for (Subject rule : group.referencedThrough("aws_security_group_rule", "security_group_id")) {
      Term direction = rule.attribute("type");
      if ("ingress".equals(Term.text(direction))) {
        add(rule, group);
      } else if (direction instanceof Term.Open open && !open.onlyAbsent() && mayAdmit(rule)) {
        openings.add(new Opening.Unknown(open));
      }
    }
    for (Subject rule :
        group.referencedThrough("aws_vpc_security_group_ingress_rule", "security_group_id")) {
      add(rule, group);
    }
    if (group.partlySeen()) {
      openings.add(new Opening.Unknown(unread(group)));
    }
  }

  static Term.Open unread(Subject group) {
    return Term.open(
        new Cause(
            Cause.Kind.UNKNOWN,
            group.place(),
            "a module that is not available refers to "
                + group.resource().address()
                + " and may bring rules"));
  }

  private static boolean mayAdmit(Subject rule) {
    var sources = Sources.of(new Term.Ref(rule));
    return sources.v4() || sources.v6() || sources.open() != null;
  }

  /** A rule that is a resource of its own, which may be missing. */
  private void add(Subject rule, Subject group) {
    if (!rule.mayMissBeside(group)) {
      add(new Term.Ref(rule), rule.place());
    } else if (mayAdmit(rule)) {
      openings.add(new Opening.Unknown(Term.open(rule.existence())));
    }
  }

  private void add(Term rule, @Nullable Place place) {
    var sources = Sources.of(rule);
    if (sources.v4() || sources.v6()) {
      Term.Open open = openPart(rule);
      if (open != null) {
        openings.add(new Opening.Unknown(open));
      } else if (place != null) {
        openings.add(new Opening.Rule(Ports.of(rule), sources.v4(), sources.v6(), place));
      }
    } else if (sources.open() != null) {
      openings.add(new Opening.Unknown(sources.open()));
    }
  }

  /** What is not known of its protocol and ports. */
  private static Term.@Nullable Open openPart(Term rule) {
    Ports ports = Ports.of(rule);
    if (ports.everyProtocol()) {
      return null;
    }
    for (String name : List.of("ip_protocol", "protocol", "from_port", "to_port")) {
      if (Reading.member(rule, name) instanceof Term.Open open && !open.onlyAbsent()) {
        return open;
      }
    }
    boolean whole = ports.protocol() != null && ports.from() != null && ports.to() != null;
    return whole ? null : open(rule, "its protocol and ports are not set");
  }
}
