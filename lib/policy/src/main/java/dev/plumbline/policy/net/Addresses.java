package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where in the network a resource stands, and whether it has a public address. */
record Addresses(Subject subject) {
  private static final String INTERFACE = "aws_network_interface";
  private static final String TEMPLATE = "aws_launch_template";
  private static final Set<String> BY_SWITCH =
      Set.of(
          "aws_db_instance",
          "aws_rds_cluster_instance",
          "aws_redshift_cluster",
          "aws_dms_replication_instance",
          "aws_mq_broker");

  private static final List<String> SUBNET_GROUPS =
      List.of(
          "aws_db_subnet_group", "aws_redshift_subnet_group", "aws_dms_replication_subnet_group");

  /** True, false, or open with the fact that would decide. */
  Term isPublic(Family family) {
    return switch (subject.type()) {
      case "aws_instance" ->
          switch (family) {
            case V4 -> instance();
            case V6 -> new AddressesV6(this).instance();
          };
      case "aws_lb", "aws_alb", "aws_elb" -> balancer(family);
      case String type when BY_SWITCH.contains(type) -> bySwitch(family);
      default ->
          Firewall.open(
              new Term.Ref(subject), "whether such a resource has a public address is not known");
    };
  }

  private Term balancer(Family family) {
    Term internal = subject.attribute("internal");
    if (Term.truth(internal) == Truth.TRUE) {
      return Term.of(false, Term.placeOf(internal));
    }
    Term has =
        switch (family) {
          case V4 -> AddressesV6.leavesV4(subject);
          case V6 -> AddressesV6.balancer(subject);
        };
    Term.Open unknown = Term.unknown(internal);
    return unknown != null && Term.truth(has) != Truth.FALSE ? unknown : has;
  }

  private Term bySwitch(Family family) {
    Term open = subject.attribute("publicly_accessible");
    if (Term.isAbsent(open)) {
      return Term.of(false, Term.placeOf(open));
    }
    return switch (family) {
      case V4 -> open;
      case V6 -> Term.truth(open) == Truth.FALSE ? open : AddressesV6.dual(subject);
    };
  }

  /** By an elastic address, its own setting, or what its subnet gives to whatever starts there. */
  private Term instance() {
    List<Neighbour> elastic = elastic();
    if (elastic.stream().anyMatch(Neighbour::isSure)) {
      return Term.of(true, subject.place());
    }
    Term other = byItself();
    Term.Open doubt = elastic.isEmpty() ? null : elastic.getFirst().doubt();
    return doubt == null || Term.truth(other) == Truth.TRUE
        ? other
        : other instanceof Term.Open open ? doubt.and(open) : doubt;
  }

  private List<Neighbour> elastic() {
    return points().stream()
        .flatMap(point -> Stream.of("aws_eip", "aws_eip_association").flatMap(point::referencedBy))
        .toList();
  }

  /** By its own setting, its template's, or what its subnet gives to whatever starts there. */
  private Term byItself() {
    Term own = subject.attribute("associate_public_ip_address");
    if (!isAbsent(own)) {
      return own;
    }
    List<Subject> templates = subject.references(TEMPLATE);
    if (templates.isEmpty() && !isAbsent(subject.attribute("launch_template"))) {
      return Firewall.open(
          new Term.Ref(subject), "its launch template, which may say it, is not in this stack");
    }
    for (Subject template : templates) {
      Term given =
          Reading.member(template.attribute("network_interfaces"), "associate_public_ip_address");
      if (!isAbsent(given)) {
        return given;
      }
    }
    return bySubnet();
  }

  private Term bySubnet() {
    List<Neighbour> subnets = subnets().stream().filter(Neighbour::isSure).toList();
    if (subnets.size() != 1) {
      Term.Open unknown = Term.unknown(subject.attribute("subnet_id"));
      if (unknown != null) {
        return unknown;
      }
      // without a subnet it starts in one of the default network, which gives public addresses
      return inDefaultNetwork()
          ? Term.of(true, null)
          : Firewall.open(new Term.Ref(subject), "the subnet it stands in is not known");
    }
    return subnets.getFirst().subject().attribute("map_public_ip_on_launch");
  }

  static boolean isAbsent(Term term) {
    List<Term> elements = Reading.elements(term);
    return elements == null ? Term.isAbsent(term) : elements.isEmpty();
  }

  /** What of it may have groups, subnets and addresses: itself, its interfaces, its template. */
  List<Neighbour> points() {
    Neighbour self = Neighbour.of(subject);
    return Neighbour.each(
        Stream.of(
                Stream.of(self),
                self.references(INTERFACE),
                self.referencedBy("aws_network_interface_attachment")
                    .flatMap(attachment -> attachment.references(INTERFACE)),
                self.references(TEMPLATE))
            .flatMap(Function.identity()));
  }

  /** The subnets it stands in, as far as the stack holds them. */
  List<Neighbour> subnets() {
    Neighbour self = Neighbour.of(subject);
    return Neighbour.each(
        Stream.concat(points().stream(), SUBNET_GROUPS.stream().flatMap(self::references))
            .flatMap(point -> point.references("aws_subnet")));
  }

  /** Whether it stands in the account's default network, for want of any other setting. */
  boolean inDefaultNetwork() {
    for (String name :
        List.of(
            "subnet_id",
            "subnet_ids",
            "subnets",
            "subnet_mapping",
            "db_subnet_group_name",
            "cluster_subnet_group_name",
            "replication_subnet_group_id",
            "network_interface")) {
      if (!isAbsent(subject.attribute(name))) {
        return false;
      }
    }
    return !subject.references(TEMPLATE).isEmpty()
        || isAbsent(subject.attribute("launch_template"));
  }
}
