package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Network ACLs: the rule with the lowest number that matches decides, and none lets nothing in. A
 * subnet without one of its own has the network's, which lets everything in unless it is managed.
 */
final class AccessList {
  private AccessList() {}

  /** Whether what a security group's rule lets in passes the subnets' ACLs. */
  static Truth lets(List<Subject> subnets, Term rule) {
    Truth any = subnets.isEmpty() ? Truth.TRUE : Truth.FALSE;
    for (Subject subnet : subnets) {
      any = any.or(subnet(subnet, rule));
    }
    return any;
  }

  static Cause cause(Subject subject) {
    return new Cause(
        Cause.Kind.UNKNOWN, subject.place(), "part of its subnet's network ACL is not known");
  }

  private static Truth subnet(Subject subnet, Term rule) {
    List<Subject> lists = new ArrayList<>(subnet.referencedBy("aws_network_acl"));
    for (Subject association : subnet.referencedBy("aws_network_acl_association")) {
      lists.addAll(association.references("aws_network_acl"));
    }
    if (lists.isEmpty()) {
      return Truth.TRUE;
    }
    Truth any = Truth.FALSE;
    for (Subject list : lists) {
      any = any.or(first(entries(list), rule));
    }
    return any;
  }

  private record Entry(@Nullable BigDecimal number, Term rule, boolean inline) {}

  private static List<Entry> entries(Subject list) {
    var entries = new ArrayList<Entry>();
    List<Term> inline = Reading.elements(list.attribute("ingress"));
    for (Term rule : inline == null ? List.<Term>of() : inline) {
      entries.add(new Entry(Term.number(Reading.member(rule, "rule_no")), rule, true));
    }
    for (Subject rule : list.referencedThrough("aws_network_acl_rule", "network_acl_id")) {
      if (Term.truth(rule.attribute("egress")) != Truth.TRUE) {
        entries.add(
            new Entry(Term.number(rule.attribute("rule_number")), new Term.Ref(rule), false));
      }
    }
    entries.sort(
        Comparator.comparing(Entry::number, Comparator.nullsFirst(Comparator.naturalOrder())));
    return entries;
  }

  private static Truth first(List<Entry> entries, Term wanted) {
    for (Entry entry : entries) {
      Truth matches = entry.number() == null ? Truth.OPEN : matches(entry.rule(), wanted);
      if (matches == Truth.OPEN) {
        return Truth.OPEN;
      }
      if (matches == Truth.TRUE) {
        String action =
            Term.text(Reading.member(entry.rule(), entry.inline() ? "action" : "rule_action"));
        return action == null ? Truth.OPEN : Truth.of(action.equalsIgnoreCase("allow"));
      }
    }
    return Truth.FALSE;
  }

  /** Whether an entry speaks of the Internet, and of any port of the rule. */
  private static Truth matches(Term entry, Term wanted) {
    Truth range = everyone(Reading.member(entry, "cidr_block"));
    if (range == Truth.FALSE) {
      range = everyone(Reading.member(entry, "ipv6_cidr_block"));
    }
    String protocol = Term.text(Reading.member(entry, "protocol"));
    if (range == Truth.FALSE || protocol == null) {
      return range == Truth.FALSE ? range : Truth.OPEN;
    }
    boolean all = protocol.equals("-1") || protocol.equalsIgnoreCase("all");
    return all ? range : range.and(overlaps(entry, wanted));
  }

  private static Truth overlaps(Term entry, Term wanted) {
    BigDecimal low = Term.number(Reading.member(wanted, "from_port"));
    BigDecimal high = Term.number(Reading.member(wanted, "to_port"));
    if (low == null || high == null) {
      return Truth.TRUE; // the security group lets every port in
    }
    BigDecimal from = Term.number(Reading.member(entry, "from_port"));
    BigDecimal to = Term.number(Reading.member(entry, "to_port"));
    return from == null || to == null
        ? Truth.OPEN
        : Truth.of(from.compareTo(high) <= 0 && to.compareTo(low) >= 0);
  }

  private static Truth everyone(Term range) {
    if (range instanceof Term.Open open) {
      return open.onlyAbsent() ? Truth.FALSE : Truth.OPEN;
    }
    String text = Term.text(range);
    Cidr cidr = text == null ? null : Cidr.parse(text);
    return Truth.of(cidr != null && cidr.isPublic());
  }
}
