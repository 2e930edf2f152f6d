package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a security group stands before. A load balancer answers on the ports of its listeners, so a
 * group that has nothing else in it opens no port of a machine, whatever its rules admit.
 */
public final class Membership {
  /** They name a group without being in it: as the one they belong to, or as a source. */
  private static final Set<String> RULES =
      Set.of(
          "aws_security_group",
          "aws_default_security_group",
          "aws_security_group_rule",
          "aws_vpc_security_group_ingress_rule",
          "aws_vpc_security_group_egress_rule");

  private static final String OWNER = "security_group_id";

  private static final String MACHINE = "aws_instance";
  private static final String INTERFACE = "aws_network_interface";
  private static final String TEMPLATE = "aws_launch_template";

  private Membership() {}

  /**
   * Whether load balancers, and surely nothing else, are in a group; open where something that may
   * be missing decides.
   *
   * @param subject the group, or a rule of it that is a resource of its own
   */
  public static Term onlyLoadBalancers(Subject subject) {
    if (Firewall.GROUPS.contains(subject.type())) {
      return holdsOnlyLoadBalancers(subject);
    }
    List<Term> all = ownGroups(subject).stream().map(Membership::holdsOnlyLoadBalancers).toList();
    Truth only = all.stream().map(Term::truth).reduce(Truth.TRUE, Truth::and);
    return all.isEmpty() || only != Truth.OPEN
        ? Term.of(!all.isEmpty() && only == Truth.TRUE, subject.place())
        : all.stream().filter(Term.Open.class::isInstance).findFirst().orElseThrow();
  }

  /** The groups that a rule belongs to; what it names as a source is none. */
  private static List<Subject> ownGroups(Subject rule) {
    String address = Firewall.origin(rule.attribute(OWNER));
    return Firewall.GROUPS.stream()
        .flatMap(type -> rule.references(type).stream())
        .filter(group ->
            address == null ? rule.refersThrough(OWNER, group) : Firewall.isAt(group, address))
        .toList();
  }

  /** What is in a group; the machines, where their interface or template is, or is put into it. */
  static List<Neighbour> of(Subject group) {
    return Neighbour.each(named(group).flatMap(Membership::machines));
  }

  private static Stream<Neighbour> machines(Neighbour member) {
    return switch (member.subject().type()) {
      case TEMPLATE -> member.referencedBy(MACHINE);
      case INTERFACE ->
          Stream.concat(
              member.referencedBy(MACHINE),
              member
                  .referencedBy("aws_network_interface_attachment")
                  .flatMap(attachment -> attachment.references(MACHINE)));
      case "aws_network_interface_sg_attachment" ->
          Stream.concat(
              member.references(MACHINE),
              member.references(INTERFACE).flatMap(Membership::machines));
      default -> Stream.of(member);
    };
  }

  private static Stream<Neighbour> named(Subject group) {
    return group.referencedBy("*").stream()
        .filter(other -> !RULES.contains(other.subject().type()));
  }

  private static Term holdsOnlyLoadBalancers(Subject group) {
    return group.scene().remember(group.place(), Membership.class, _ -> onlyThem(group));
  }

  private static Term onlyThem(Subject group) {
    Map<Boolean, List<Neighbour>> members =
        named(group).collect(Collectors.partitioningBy(one -> Listeners.has(one.subject())));
    List<Neighbour> balancers = members.getOrDefault(true, List.of());
    List<Neighbour> others = members.getOrDefault(false, List.of());
    // the default group is also the group of whatever names none
    if (group.partlySeen()
        || group.type().equals("aws_default_security_group")
        || balancers.isEmpty()
        || others.stream().anyMatch(Neighbour::isSure)) {
      return Term.of(false, group.place());
    }
    boolean sure = others.isEmpty() && balancers.stream().anyMatch(Neighbour::isSure);
    Term.Open doubt = (others.isEmpty() ? balancers : others).getFirst().doubt();
    return sure || doubt == null ? Term.of(true, group.place()) : doubt;
  }
}
