package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ports on which a load balancer listens: what its security groups admit besides, nobody
 * answers. One for networks has no security groups unless it names some. Source: Elastic Load
 * Balancing User Guide, "Listeners for your Network Load Balancers", "Update the security groups".
 */
record Listeners(Subject balancer) {
  private static final Set<String> TYPES = Set.of("aws_lb", "aws_alb", "aws_elb");

  /** The types of listeners that are resources of their own. */
  static final List<String> OWN = List.of("aws_lb_listener", "aws_alb_listener");

  static boolean has(Subject subject) {
    return TYPES.contains(subject.type());
  }

  /**
   * One port that it listens on, or may.
   *
   * @param doubt whether the listener is there; null where it surely is
   */
  private record Listened(Opening opening, Term.@Nullable Open doubt) {
    Opening orUnknown(Opening through) {
      return doubt == null ? through : new Opening.Unknown(doubt);
    }
  }

  /**
   * What of a load balancer's openings it listens on; all where its listeners are elsewhere, and
   * all may be where none of its listeners is sure.
   */
  List<Opening> among(List<Opening> openings) {
    List<Listened> listened = listened();
    if (listened.isEmpty() || (openings.isEmpty() && isFiltered())) {
      return openings;
    }
    if (openings.isEmpty()) {
      return listened.stream().map(one -> one.orUnknown(one.opening())).distinct().toList();
    }
    if (listened.stream().noneMatch(one -> one.doubt() == null)) {
      Listened first = listened.getFirst();
      return openings.stream().map(first::orUnknown).distinct().toList();
    }
    var found = new ArrayList<Opening>();
    for (Opening opening : openings) {
      for (Listened listener : listened) {
        Opening both = both(opening, listener.opening());
        if (both != null) {
          found.add(listener.orUnknown(both));
        }
      }
    }
    return found.stream().distinct().toList();
  }

  private boolean isFiltered() {
    return !"network".equals(Term.text(balancer.attribute("load_balancer_type")));
  }

  private static @Nullable Opening both(Opening opening, Opening listener) {
    return switch (opening) {
      case Opening.Unknown unknown -> unknown;
      case Opening.Rule rule ->
          switch (listener) {
            case Opening.Unknown unknown -> unknown;
            case Opening.Rule(Ports(var protocol, var from, _), _, _, _) ->
                protocol == null || from == null ? null : rule.only(protocol, from);
          };
    };
  }

  private List<Listened> listened() {
    var found = new ArrayList<Listened>();
    for (String type : OWN) {
      for (Neighbour one : balancer.referencedBy(type)) {
        Subject listener = one.subject();
        openings(listener.attribute("port"), listener.attribute("protocol"), listener.place())
            .forEach(opening -> found.add(new Listened(opening, one.doubt())));
      }
    }
    List<Term> inline = Reading.elements(balancer.attribute("listener"));
    for (Term listener : inline == null ? List.<Term>of() : inline) {
      Term port = Reading.member(listener, "lb_port");
      Term protocol = Reading.member(listener, "lb_protocol");
      openings(port, protocol, Term.placeOf(listener))
          .forEach(opening -> found.add(new Listened(opening, null)));
    }
    return found;
  }

  private static List<Opening> openings(Term port, Term protocol, @Nullable Place place) {
    BigDecimal number = Term.number(port);
    if (number == null || place == null) {
      Term.Open open = port instanceof Term.Open is ? is : Term.misfit(port, "a port");
      return List.of(new Opening.Unknown(open));
    }
    String name = Term.text(protocol);
    String plain = name == null ? "tcp" : name.toLowerCase(Locale.ROOT);
    var found = new ArrayList<Opening>();
    for (String one : List.of("tcp", "udp")) {
      boolean speaks = one.equals("udp") == plain.startsWith("udp") || plain.equals("tcp_udp");
      if (speaks) {
        found.add(new Opening.Rule(new Ports(one, number, number), true, true, place));
      }
    }
    return found;
  }
}
