package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
    boolean unknown = internal instanceof Term.Open open && !open.onlyAbsent();
    if (Term.truth(internal) == Truth.TRUE) {
      return Term.of(false, Term.placeOf(internal));
    }
    Term has =
        switch (family) {
          case V4 -> AddressesV6.leavesV4(subject);
          case V6 -> AddressesV6.balancer(subject);
        };
    return unknown && Term.truth(has) != Truth.FALSE ? internal : has;
  }

  private Term bySwitch(Family family) {
    Term open = subject.attribute("publicly_accessible");
    if (open instanceof Term.Open term && term.onlyAbsent()) {
      return Term.of(false, Term.placeOf(term));
    }
    return switch (family) {
      case V4 -> open;
      case V6 -> Term.truth(open) == Truth.FALSE ? open : AddressesV6.dual(subject);
    };
  }

  /** By an elastic address, its own setting, or what its subnet gives to whatever starts there. */
  private Term instance() {
    for (Subject point : points()) {
      if (!point.referencedBy("aws_eip").isEmpty()
          || !point.referencedBy("aws_eip_association").isEmpty()) {
        return Term.of(true, subject.place());
      }
    }
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
    List<Subject> subnets = subnets();
    if (subnets.size() != 1) {
      Term subnet = subject.attribute("subnet_id");
      if (subnet instanceof Term.Open open && !open.onlyAbsent()) {
        return open;
      }
      // without a subnet it starts in one of the default network, which gives public addresses
      return inDefaultNetwork()
          ? Term.of(true, null)
          : Firewall.open(new Term.Ref(subject), "the subnet it stands in is not known");
    }
    return subnets.getFirst().attribute("map_public_ip_on_launch");
  }

  static boolean isAbsent(Term term) {
    List<Term> elements = Reading.elements(term);
    return elements == null
        ? term instanceof Term.Open open && open.onlyAbsent()
        : elements.isEmpty();
  }

  /** What of it may have groups, subnets and addresses: itself, its interfaces, its template. */
  List<Subject> points() {
    var found = new LinkedHashSet<Subject>();
    found.add(subject);
    found.addAll(subject.references(INTERFACE));
    for (Subject attachment : subject.referencedBy("aws_network_interface_attachment")) {
      found.addAll(attachment.references(INTERFACE));
    }
    found.addAll(subject.references(TEMPLATE));
    return List.copyOf(found);
  }

  /** The subnets it stands in, as far as the stack holds them. */
  List<Subject> subnets() {
    var found = new LinkedHashSet<Subject>();
    points().forEach(point -> found.addAll(point.references("aws_subnet")));
    for (String group :
        List.of(
            "aws_db_subnet_group",
            "aws_redshift_subnet_group",
            "aws_dms_replication_subnet_group")) {
      subject.references(group).forEach(one -> found.addAll(one.references("aws_subnet")));
    }
    return List.copyOf(found);
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
