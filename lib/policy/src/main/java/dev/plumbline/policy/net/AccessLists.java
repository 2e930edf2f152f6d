package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network ACLs of which one stands before a subnet: the one that it is associated with, else
 * its network's own.
 *
 * @param all empty where nothing but the network's own stands there and nobody manages it, which
 *     lets all in
 * @param missing what leaves open which of several it is, as far as something that may be missing
 *     does
 */
record AccessLists(List<AccessList> all, @Nullable Subject missing) {
  static final AccessLists NONE = new AccessLists(List.of(), null);

  AccessLists {
    all = List.copyOf(all);
  }

  static AccessLists before(Subject subnet) {
    List<Neighbour> found = own(subnet);
    if (found.stream().noneMatch(Neighbour::isSure)) {
      found = Stream.concat(found.stream(), networks(subnet)).toList();
    }
    var all = new ArrayList<AccessList>();
    found.forEach(one -> all.add(AccessList.of(one.subject())));
    if (!all.isEmpty() && found.stream().noneMatch(Neighbour::isSure)) {
      all.add(AccessList.UNMANAGED);
    }
    return new AccessLists(
        all,
        found.stream().flatMap(one -> Stream.ofNullable(one.missing())).findFirst().orElse(null));
  }

  private static List<Neighbour> own(Subject subnet) {
    var found = new ArrayList<Neighbour>(subnet.referencedBy(AccessList.TYPE));
    found.addAll(subnet.referencedBy(AccessList.DEFAULT));
    for (Neighbour association : subnet.referencedBy("aws_network_acl_association")) {
      association.references(AccessList.TYPE).forEach(found::add);
    }
    return Neighbour.each(found.stream());
  }

  private static Stream<Neighbour> networks(Subject subnet) {
    return subnet.references("aws_vpc").stream()
        .flatMap(network -> network.referencedBy(AccessList.DEFAULT).stream());
  }

  /** Whether they let the Internet reach a port; several that disagree leave it open. */
  Truth lets(String protocol, BigDecimal port, boolean overV6) {
    List<Truth> verdicts =
        all.stream().map(list -> list.lets(protocol, port, overV6)).distinct().toList();
    return verdicts.isEmpty()
        ? Truth.TRUE
        : verdicts.size() == 1 ? verdicts.getFirst() : Truth.OPEN;
  }

  /** The ports from which on an entry of one of them begins or ceases to match. */
  Stream<BigDecimal> edges() {
    return all.stream().flatMap(list -> list.edges().stream());
  }

  /** What would decide, where they leave it open whether something passes. */
  Cause cause(Subject subject) {
    return Stream.concat(
            Stream.ofNullable(missing), all.stream().flatMap(list -> list.missing().stream()))
        .findFirst()
        .map(Subject::existence)
        .orElseGet(() ->
            new Cause(
                Cause.Kind.UNKNOWN,
                subject.place(),
                "part of its subnet's network ACL is not known"));
  }
}
