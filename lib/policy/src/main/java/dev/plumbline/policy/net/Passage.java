package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ports of one protocol that a firewall's rule and the ways in let through together, or may.
 *
 * @param way by which they do; one that is open where none surely does
 * @param family of the addresses that do
 */
record Passage(Ports ports, Truth let, Way way, Family family) {
  private static final BigDecimal HIGHEST = BigDecimal.valueOf(65535);

  /** Those of a rule, a stretch of ports each; none for what is stopped. */
  static List<Passage> of(Opening.Rule rule, List<Way> ways) {
    String protocol = rule.ports().protocol();
    if (protocol == null) {
      return List.of();
    }
    if (!rule.ports().everyProtocol()) {
      return through(rule, protocol, ways);
    }
    List<Passage> tcp = through(rule, "tcp", ways);
    List<Passage> udp = through(rule, "udp", ways);
    if (isWhole(tcp) && isWhole(udp)) {
      return List.of(tcp.getFirst().with(rule.ports()));
    }
    var both = new ArrayList<>(tcp);
    both.addAll(udp);
    return both;
  }

  private static boolean isWhole(List<Passage> all) {
    return all.size() == 1
        && all.getFirst().let == Truth.TRUE
        && BigDecimal.ZERO.equals(all.getFirst().ports.from())
        && HIGHEST.equals(all.getFirst().ports.to());
  }

  private static List<Passage> through(Opening.Rule rule, String protocol, List<Way> ways) {
    boolean every = rule.ports().everyProtocol();
    BigDecimal from = every ? BigDecimal.ZERO : rule.ports().from();
    BigDecimal to = every ? HIGHEST : rule.ports().to();
    if (from == null || to == null) {
      return List.of();
    }
    var found = new ArrayList<Passage>();
    List<BigDecimal> starts = starts(protocol, from, to, ways);
    for (int i = 0; i < starts.size(); i++) {
      BigDecimal end = i + 1 < starts.size() ? starts.get(i + 1).subtract(BigDecimal.ONE) : to;
      Passage next = at(rule, new Ports(protocol, starts.get(i), end), ways);
      Passage last = found.isEmpty() ? null : found.getLast();
      if (next != null && last != null && last.joins(next)) {
        found.set(
            found.size() - 1, last.with(new Ports(protocol, last.ports.from(), next.ports.to())));
      } else if (next != null) {
        found.add(next);
      }
    }
    return found;
  }

  private boolean joins(Passage next) {
    return let == next.let
        && way == next.way
        && family == next.family
        && ports.to() != null
        && ports.to().add(BigDecimal.ONE).equals(next.ports.from());
  }

  private Passage with(Ports others) {
    return new Passage(others, let, way, family);
  }

  /** Where an entry of an ACL begins or ceases to match; between two of them nothing changes. */
  private static List<BigDecimal> starts(
      String protocol, BigDecimal from, BigDecimal to, List<Way> ways) {
    var starts = new TreeSet<BigDecimal>();
    starts.add(from);
    if (Ports.carried(protocol)) {
      for (Way way : ways) {
        way.lists()
            .edges()
            .filter(edge -> edge.compareTo(from) > 0 && edge.compareTo(to) <= 0)
            .forEach(starts::add);
      }
    }
    return List.copyOf(starts);
  }

  private static @Nullable Passage at(Opening.Rule rule, Ports ports, List<Way> ways) {
    Passage open = null;
    for (Way way : ways) {
      for (Family family : Family.values()) {
        Truth let =
            rule.admits(family) && ports.protocol() != null && ports.from() != null
                ? way.lets(ports.protocol(), ports.from(), family)
                : Truth.FALSE;
        if (let == Truth.TRUE) {
          return new Passage(ports, let, way, family);
        }
        open = let == Truth.OPEN && open == null ? new Passage(ports, let, way, family) : open;
      }
    }
    return open;
  }
}
