package dev.plumbline.policy.net;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of a resource's security groups, wherever they are written. */
final class Firewall {
  /** The types of security groups. */
  static final List<String> GROUPS = List.of("aws_security_group", "aws_default_security_group");

  private static final List<String> ATTRIBUTES =
      List.of("vpc_security_group_ids", "security_groups", "security_group_names");

  private final Map<Subject, Neighbour> groups = new LinkedHashMap<>();
  private final List<Opening> openings = new ArrayList<>();
  private boolean named;

  private Firewall() {}

  /**
   * The rules that let the whole Internet in.
   *
   * @param points where groups may be attached: the resource, its interfaces, its template
   * @param subnets whose network's own group holds where no other is named
   */
  static List<Opening> openings(List<Neighbour> points, List<Neighbour> subnets) {
    Firewall firewall = with(points, subnets);
    firewall.groups.values().forEach(firewall::rules);
    return firewall.openings;
  }

  /** The groups that a resource is in, as far as the stack holds them; as {@link #openings}. */
  static List<Neighbour> groups(List<Neighbour> points, List<Neighbour> subnets) {
    return List.copyOf(with(points, subnets).groups.values());
  }

  private static Firewall with(List<Neighbour> points, List<Neighbour> subnets) {
    var firewall = new Firewall();
    points.forEach(firewall::attached);
    points.forEach(firewall::named);
    if (!firewall.named && firewall.groups.values().stream().noneMatch(Neighbour::isSure)) {
      firewall.byDefault(subnets);
    }
    return firewall;
  }

  private void attached(Neighbour point) {
    for (String type : GROUPS) {
      point
          .references(type)
          .map(group -> point.subject().listed(group.subject()).behind(point))
          .forEach(this::join);
      point
          .referencedBy("aws_network_interface_sg_attachment")
          .flatMap(one -> one.references(type))
          .forEach(this::join);
    }
  }

  private void join(Neighbour group) {
    groups.merge(group.subject(), group, (one, other) -> one.isSure() ? one : other);
  }

  /** The network's own; where another group may be attached, that one may stand in its place. */
  private void byDefault(List<Neighbour> subnets) {
    Optional<Neighbour> instead = groups.values().stream().findFirst();
    subnets.stream()
        .flatMap(subnet -> subnet.references("aws_vpc"))
        .flatMap(network -> network.referencedBy("aws_default_security_group"))
        .map(group -> instead.map(group::behind).orElse(group))
        .toList()
        .forEach(this::join);
  }

  private static List<Term> each(Term list) {
    List<Term> elements = Reading.elements(list);
    return elements == null ? List.of(list) : elements;
  }

  /** Groups that are named but not in the stack may admit anybody. */
  private void named(Neighbour point) {
    for (String attribute : ATTRIBUTES) {
      Term value = point.subject().attribute(attribute);
      for (Term element : Term.isAbsent(value) ? List.<Term>of() : each(value)) {
        named |= point.isSure();
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
    return groups.keySet().stream()
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

  private void rules(Neighbour group) {
    Term written = group.subject().attribute("ingress");
    List<Term> inline = Reading.elements(written);
    Term.Open unknown = Term.unknown(written);
    if (inline != null) {
      inline.forEach(rule -> add(rule, Term.placeOf(rule), group.doubt()));
    } else if (unknown != null) {
      openings.add(new Opening.Unknown(unknown));
    }
    group
        .referencedThrough("aws_security_group_rule", "security_group_id")
        .forEach(this::addIfInward);
    group
        .referencedThrough("aws_vpc_security_group_ingress_rule", "security_group_id")
        .forEach(this::add);
    if (group.subject().partlySeen()) {
      openings.add(new Opening.Unknown(unread(group.subject())));
    }
  }

  private void addIfInward(Neighbour rule) {
    Term direction = rule.subject().attribute("type");
    Term.Open unknown = Term.unknown(direction);
    if ("ingress".equals(Term.text(direction))) {
      add(rule);
    } else if (unknown != null && mayAdmit(Sources.of(new Term.Ref(rule.subject())))) {
      openings.add(new Opening.Unknown(unknown));
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

  private static boolean mayAdmit(Sources sources) {
    return sources.v4() || sources.v6() || sources.open() != null;
  }

  /** A rule that is a resource of its own. */
  private void add(Neighbour rule) {
    add(new Term.Ref(rule.subject()), rule.subject().place(), rule.doubt());
  }

  /**
   * @param doubt whether it holds for the resource at all; null where it surely does
   */
  private void add(Term rule, @Nullable Place place, Term.@Nullable Open doubt) {
    var sources = Sources.of(rule);
    if (!mayAdmit(sources)) {
      return;
    }
    boolean admits = sources.v4() || sources.v6();
    Term.Open open = doubt != null ? doubt : admits ? openPart(rule) : sources.open();
    if (open != null) {
      openings.add(new Opening.Unknown(open));
    } else if (place != null) {
      openings.add(new Opening.Rule(Ports.of(rule), sources.v4(), sources.v6(), place));
    }
  }

  /** What is not known of its protocol and ports. */
  private static Term.@Nullable Open openPart(Term rule) {
    Ports ports = Ports.of(rule);
    if (ports.everyProtocol()) {
      return null;
    }
    for (String name : List.of("ip_protocol", "protocol", "from_port", "to_port")) {
      Term.Open unknown = Term.unknown(Reading.member(rule, name));
      if (unknown != null) {
        return unknown;
      }
    }
    boolean whole = ports.protocol() != null && ports.from() != null && ports.to() != null;
    return whole ? null : open(rule, "its protocol and ports are not set");
  }
}
