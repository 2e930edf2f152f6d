package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route of a route table. Source: Amazon VPC User Guide, "Route tables".
 *
 * @param owner the table that it is a block of, or the route that is a resource of its own
 * @param term the block, or the route
 */
record Route(Neighbour owner, Term term) {
  private static final String GATEWAY = "aws_internet_gateway";
  private static final List<String> PREFIX_LISTS =
      List.of("destination_prefix_list_id", "prefix_list_id");

  /** Those of a table that are here. */
  static List<Route> of(Neighbour table) {
    var all = new ArrayList<Route>();
    List<Term> inline = Reading.elements(table.subject().attribute("route"));
    if (inline != null) {
      inline.forEach(block -> all.add(new Route(table, block)));
    }
    table
        .referencedThrough("aws_route", "route_table_id")
        .forEach(route -> all.add(new Route(route, new Term.Ref(route.subject()))));
    return all;
  }

  /** Whether {@link #of} gives all of a table. */
  static boolean areAllHere(Subject table) {
    Term written = table.attribute("route");
    return Term.unknown(written) == null && !table.partlySeen();
  }

  /** Whether it sends what is for the Internet at large to an Internet gateway. */
  Truth leadsOut(Family family) {
    Term named = Reading.member(term, "gateway_id");
    if (!isSet(named)) {
      return Truth.FALSE;
    }
    String id = Term.text(named);
    Truth target =
        gateway() != null || (id != null && id.startsWith("igw-"))
            ? Truth.TRUE
            : id == null ? Truth.OPEN : Truth.FALSE;
    return target.and(isWide(family)).and(owner.there());
  }

  /** The gateway of the stack that it leads to; null where it leads to none. */
  @Nullable Subject gateway() {
    Term named = Reading.member(term, "gateway_id");
    String address = Firewall.origin(named);
    String id = Term.text(named);
    return owner.subject().references(GATEWAY).stream()
        .filter(one ->
            address != null
                ? Firewall.isAt(one, address)
                : id == null ? isSet(named) : id.equals(Term.text(one.attribute("id"))))
        .findFirst()
        .orElse(null);
  }

  private Truth isWide(Family family) {
    Truth wide = isWide("cidr_block", family).or(isWide("ipv6_cidr_block", family));
    wide = wide.or(isWide("destination_cidr_block", family));
    wide = wide.or(isWide("destination_ipv6_cidr_block", family));
    boolean list = PREFIX_LISTS.stream().anyMatch(name -> isSet(Reading.member(term, name)));
    return list ? wide.or(Truth.OPEN) : wide;
  }

  private Truth isWide(String attribute, Family family) {
    Term range = Reading.member(term, attribute);
    if (!isSet(range) || (attribute.contains("ipv6") != (family == Family.V6))) {
      return Truth.FALSE;
    }
    String text = Term.text(range);
    return text == null ? Truth.OPEN : Truth.of(family.isInternet(Cidr.parse(text)));
  }

  private static boolean isSet(Term term) {
    return !Term.isAbsent(term) && !"".equals(Term.text(term));
  }
}
