package dev.plumbline.policy.net;

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

  /** What of a load balancer's openings it listens on; all where its listeners are elsewhere. */
  List<Opening> among(List<Opening> openings) {
    List<Opening> listened = listened();
    if (listened.isEmpty() || (openings.isEmpty() && isFiltered())) {
      return openings;
    }
    if (openings.isEmpty()) {
      return listened;
    }
    var found = new ArrayList<Opening>();
    for (Opening opening : openings) {
      for (Opening listener : listened) {
        Opening both = both(opening, listener);
        if (both != null) {
          found.add(both);
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

  private List<Opening> listened() {
    var found = new ArrayList<Opening>();
    for (String type : OWN) {
      for (Subject listener : balancer.referencedBy(type)) {
        add(listener.attribute("port"), listener.attribute("protocol"), listener.place(), found);
      }
    }
    List<Term> inline = Reading.elements(balancer.attribute("listener"));
    for (Term listener : inline == null ? List.<Term>of() : inline) {
      Place place = Term.placeOf(listener);
      Term port = Reading.member(listener, "lb_port");
      add(port, Reading.member(listener, "lb_protocol"), place, found);
    }
    return found;
  }

  private static void add(Term port, Term protocol, @Nullable Place place, List<Opening> found) {
    BigDecimal number = Term.number(port);
    if (number == null || place == null) {
      Term.Open open = port instanceof Term.Open is ? is : Term.misfit(port, "a port");
      found.add(new Opening.Unknown(open));
      return;
    }
    String name = Term.text(protocol);
    String plain = name == null ? "tcp" : name.toLowerCase(Locale.ROOT);
    for (String one : List.of("tcp", "udp")) {
      boolean speaks = one.equals("udp") == plain.startsWith("udp") || plain.equals("tcp_udp");
      if (speaks) {
        found.add(new Opening.Rule(new Ports(one, number, number), true, true, place));
      }
    }
  }
}
