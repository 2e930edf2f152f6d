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
  private static final Set<String> BY_SWITCH =
      Set.of(
          "aws_db_instance",
          "aws_rds_cluster_instance",
          "aws_redshift_cluster",
          "aws_dms_replication_instance",
          "aws_mq_broker");

  /** True, false, or open with the fact that would decide. */
  Term isPublic() {
    return switch (subject.type()) {
      case "aws_instance" -> instance();
      case "aws_lb", "aws_alb", "aws_elb" -> {
        Term internal = subject.attribute("internal");
        yield internal instanceof Term.Open open && !open.onlyAbsent()
            ? open
            : Term.of(Term.truth(internal) != Truth.TRUE, Term.placeOf(internal));
      }
      case String type when BY_SWITCH.contains(type) -> {
        Term open = subject.attribute("publicly_accessible");
        yield open instanceof Term.Open term && term.onlyAbsent()
            ? Term.of(false, Term.placeOf(term))
            : open;
      }
      default -> Term.of(false, subject.place());
    };
  }

  /** By an elastic address, its own setting, or what its subnet gives to whatever starts there. */
  private Term instance() {
    if (!subject.referencedBy("aws_eip").isEmpty()
        || !subject.referencedBy("aws_eip_association").isEmpty()) {
      return Term.of(true, subject.place());
    }
    Term own = subject.attribute("associate_public_ip_address");
    if (!(own instanceof Term.Open open && open.onlyAbsent())) {
      return own;
    }
    List<Subject> subnets = subject.references("aws_subnet");
    if (subnets.size() != 1) {
      Term subnet = subject.attribute("subnet_id");
      // without a subnet it starts in one of the default network, which gives public addresses
      return subnet instanceof Term.Open none && none.onlyAbsent() ? Term.of(true, null) : subnet;
    }
    return subnets.getFirst().attribute("map_public_ip_on_launch");
  }

  /** The subnets it stands in, as far as the stack holds them. */
  List<Subject> subnets() {
    var found = new LinkedHashSet<>(subject.references("aws_subnet"));
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
      Term value = subject.attribute(name);
      List<Term> elements = Reading.elements(value);
      boolean nothing =
          elements == null
              ? value instanceof Term.Open open && open.onlyAbsent()
              : elements.isEmpty();
      if (!nothing) {
        return false;
      }
    }
    return true;
  }
}
