package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Subject;
import java.util.List;
import java.util.Set;
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

  private static final Set<String> PARTS = Set.of("aws_network_interface", "aws_launch_template");

  private Membership() {}

  /**
   * Whether load balancers, and surely nothing else, are in a group.
   *
   * @param subject the group, or a rule of it that is a resource of its own
   */
  public static boolean onlyLoadBalancers(Subject subject) {
    if (Firewall.GROUPS.contains(subject.type())) {
      return holdsOnlyLoadBalancers(subject);
    }
    List<Subject> groups = ownGroups(subject);
    return !groups.isEmpty() && groups.stream().allMatch(Membership::holdsOnlyLoadBalancers);
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

  /** What is in a group; the machines, where their interface or template is. */
  static List<Subject> of(Subject group) {
    return named(group).stream()
        .flatMap(member ->
            PARTS.contains(member.type())
                ? member.referencedBy("aws_instance").stream()
                : Stream.of(member))
        .distinct()
        .toList();
  }

  private static List<Subject> named(Subject group) {
    return group.referencedBy("*").stream().filter(other -> !RULES.contains(other.type())).toList();
  }

  private static boolean holdsOnlyLoadBalancers(Subject group) {
    return group.scene().remember(group.place(), Membership.class, _ -> onlyThem(group));
  }

  private static boolean onlyThem(Subject group) {
    // the default group is also the group of whatever names none
    if (group.partlySeen() || group.type().equals("aws_default_security_group")) {
      return false;
    }
    List<Subject> members = named(group);
    return !members.isEmpty() && members.stream().allMatch(Listeners::has);
  }
}
