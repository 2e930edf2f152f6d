package dev.plumbline.policy.net;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network ACL's entries for what comes in, whether written in it or resources of their own: the
 * one with the lowest number that matches decides, and none lets nothing in. Each port, protocol
 * and family of addresses is asked for itself. Source: Amazon VPC User Guide, "Network ACLs".
 *
 * @param complete whether all entries are known to be here
 */
public record AccessList(List<AccessEntry> entries, boolean complete) {
  static final String TYPE = "aws_network_acl";
  static final String DEFAULT = "aws_default_network_acl";
  private static final String RULE = "aws_network_acl_rule";

  /** Far more than the quota of 40 entries for each direction. */
  private static final int MOST = 200;

  /** A network's own, as long as nobody manages it: lets everything in. */
  static final AccessList UNMANAGED = new AccessList(List.of(AccessEntry.EVERYTHING), true);

  public AccessList {
    complete = complete && entries.size() <= MOST;
    entries =
        entries.stream()
            .limit(MOST)
            .sorted(
                Comparator.comparing(
                    AccessEntry::number, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
  }

  static AccessList of(Subject list) {
    return list.scene().remember(list.place(), AccessList.class, _ -> read(list));
  }

  private static AccessList read(Subject list) {
    Term written = list.attribute("ingress");
    List<Term> inline = Reading.elements(written);
    var entries = new ArrayList<AccessEntry>();
    if (inline != null) {
      inline.forEach(rule -> entries.add(AccessEntry.inline(rule)));
    }
    list.referencedThrough(RULE, "network_acl_id").forEach(rule -> add(rule, entries));
    boolean read = inline != null || Term.isAbsent(written);
    return new AccessList(entries, read && !list.partlySeen());
  }

  /** The entries of the ACL that a rule of its own belongs to, as far as the stack holds them. */
  private static AccessList around(Subject rule) {
    List<Subject> lists = new ArrayList<>(rule.references(TYPE));
    lists.addAll(rule.references(DEFAULT));
    if (lists.size() == 1) {
      return of(lists.getFirst());
    }
    Value id = rule.resource().attribute("network_acl_id");
    var entries = new ArrayList<AccessEntry>();
    for (Subject other : rule.scene().ofType(RULE)) {
      Value same = other.resource().attribute("network_acl_id");
      if (other == rule || (id != null && id.equals(same))) {
        add(other.beside(rule), entries);
      }
    }
    return new AccessList(entries, true);
  }

  private static void add(Neighbour rule, List<AccessEntry> entries) {
    if (AccessEntry.isIngress(rule.subject()) != Truth.FALSE) {
      entries.add(AccessEntry.of(rule));
    }
  }

  /**
   * The ACL that an entry belongs to; null for what is none.
   *
   * @param entry a block of an ACL, or a rule that is a resource of its own
   */
  public static @Nullable AccessList with(Term entry) {
    if (entry instanceof Term.Ref(Subject rule)) {
      return rule.scene().remember(rule.place(), AccessList.class, _ -> around(rule));
    }
    Place place = entry instanceof Term.Known(Value.Obj _, Place at) ? at : null;
    return place == null ? null : of(place.subject());
  }

  /**
   * Whether it is by this entry that the ACL lets the Internet reach a TCP port: it allows it, and
   * no entry before denies it.
   */
  public Truth lets(Term entry, BigDecimal port) {
    return entry instanceof Term.Ref(Subject rule)
        ? lets(AccessEntry.of(Neighbour.of(rule)), port)
        : lets(AccessEntry.inline(entry), port);
  }

  private Truth lets(AccessEntry entry, BigDecimal port) {
    Truth allows = entry.there().and(entry.allows()).and(entry.holdsFor("tcp", port));
    return allows == Truth.FALSE
        ? allows
        : allows.and(lets(entry, port, false).or(lets(entry, port, true)));
  }

  private Truth lets(AccessEntry entry, BigDecimal port, boolean overV6) {
    Truth denied = complete ? Truth.FALSE : Truth.OPEN;
    for (AccessEntry other : entries) {
      Truth denies = other.there().and(other.allows().not()).and(other.before(entry));
      if (denies != Truth.FALSE) {
        denied =
            denied.or(
                denies.and(other.holdsFor("tcp", port)).and(other.holdsForAll(entry, overV6)));
      }
    }
    return entry.admitsInternet(overV6).and(denied.not());
  }

  /** Whether it lets the Internet reach a port; the first entry that matches decides. */
  Truth lets(String protocol, BigDecimal port, boolean overV6) {
    Truth result = Truth.FALSE;
    for (AccessEntry entry : entries.reversed()) {
      Truth range =
          entry.allows() == Truth.FALSE
              ? entry.holdsForInternet(overV6)
              : entry.admitsInternet(overV6);
      Truth matches = range.and(entry.holdsFor(protocol, port)).and(entry.there());
      if (matches == Truth.TRUE && entry.number() != null) {
        result = entry.allows();
      } else if (matches != Truth.FALSE && entry.allows() != result) {
        result = Truth.OPEN;
      }
    }
    return complete ? result : Truth.OPEN;
  }

  /** The ports from which on an entry begins or ceases to match. */
  List<BigDecimal> edges() {
    var edges = new ArrayList<BigDecimal>();
    for (AccessEntry entry : entries) {
      if (entry.ports().from() != null) {
        edges.add(entry.ports().from());
      }
      if (entry.ports().to() != null) {
        edges.add(entry.ports().to().add(BigDecimal.ONE));
      }
    }
    return edges;
  }

  /** The first of its entries that may be missing. */
  public Optional<Subject> missing() {
    return entries.stream().flatMap(entry -> Stream.ofNullable(entry.missing())).findFirst();
  }
}
