package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a resource's security groups, wherever they are written. */
final class Firewall {
  private static final List<String> GROUPS = List.of("aws_security_group");
  private static final List<String> RANGES =
      List.of("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6");

  private Firewall() {}

  /**
   * The rules that let the whole Internet in: {@code protocol}, {@code from_port}, {@code to_port},
   * at the place of the rule. A rule whose range or port is not known is an open term.
   */
  static List<Term> publicRules(Subject subject) {
    var found = new ArrayList<Term>();
    for (Subject group : groups(subject)) {
      List<Term> inline = Reading.elements(group.attribute("ingress"));
      if (inline != null) {
        inline.forEach(rule -> add(rule, Term.placeOf(rule), found));
      }
      for (Subject rule : group.referencedThrough("aws_security_group_rule", "security_group_id")) {
        if ("ingress".equals(Term.text(rule.attribute("type")))) {
          add(new Term.Ref(rule), rule.place(), found);
        }
      }
      for (Subject rule :
          group.referencedThrough("aws_vpc_security_group_ingress_rule", "security_group_id")) {
        add(new Term.Ref(rule), rule.place(), found);
      }
    }
    return found;
  }

  private static Set<Subject> groups(Subject subject) {
    var groups = new LinkedHashSet<Subject>();
    for (String type : GROUPS) {
      groups.addAll(subject.references(type));
    }
    return groups;
  }

  private static void add(Term rule, @Nullable Place place, List<Term> found) {
    Term ranges = admitsInternet(rule);
    if (ranges instanceof Term.Open open) {
      found.add(open);
    } else if (Term.truth(ranges) == Truth.TRUE && place != null) {
      found.add(plain(rule, place));
    }
  }

  private static Term admitsInternet(Term rule) {
    Term result = Term.of(false, null);
    for (String name : RANGES) {
      Term value = Reading.member(rule, name);
      if (value instanceof Term.Open open) {
        result = open.onlyAbsent() ? result : open;
        continue;
      }
      List<Term> elements = Reading.elements(value);
      for (Term element : elements == null ? List.of(value) : elements) {
        String text = Term.text(element);
        Cidr range = text == null ? null : Cidr.parse(text);
        if (range != null && range.isPublic()) {
          return Term.of(true, Term.placeOf(element));
        }
        result = element instanceof Term.Open open ? open : result;
      }
    }
    return result;
  }

  private static Term plain(Term rule, Place place) {
    Term protocol = Reading.member(rule, "ip_protocol");
    Term named =
        protocol instanceof Term.Open open && open.onlyAbsent()
            ? Reading.member(rule, "protocol")
            : protocol;
    Term from = Reading.member(rule, "from_port");
    Term to = Reading.member(rule, "to_port");
    String every = Term.text(named);
    boolean all = "-1".equals(every) || "all".equalsIgnoreCase(every);
    var members = new LinkedHashMap<String, Value>();
    if (!put(members, "protocol", named)) {
      return named;
    }
    if (!all && !(put(members, "from_port", from) && put(members, "to_port", to))) {
      return from instanceof Term.Open ? from : to;
    }
    return new Term.Known(new Value.Obj(members), place);
  }

  private static boolean put(LinkedHashMap<String, Value> members, String name, Term term) {
    if (term instanceof Term.Known(Value value, _)) {
      members.put(name, value);
      return true;
    }
    return false;
  }
}
