package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which load balancers hand requests to a resource: by a target group that it is attached to, or
 * names, and that a listener or a rule of one forwards to; a classic one by naming it.
 */
public final class Balancing {
  private static final List<String> BALANCERS = List.of("aws_lb", "aws_alb");
  private static final List<String> TARGET_GROUPS =
      List.of("aws_lb_target_group", "aws_alb_target_group");
  private static final List<String> LISTENER_RULES =
      List.of("aws_lb_listener_rule", "aws_alb_listener_rule");
  private static final List<String> ATTACHMENTS =
      List.of(
          "aws_lb_target_group_attachment",
          "aws_alb_target_group_attachment",
          "aws_autoscaling_attachment",
          "aws_elb_attachment");
  private static final String CLASSIC = "aws_elb";

  private Balancing() {}

  /** The load balancers of the stack that hand requests to it, or may. */
  public static List<Neighbour> of(Subject subject) {
    Neighbour self = Neighbour.of(subject);
    return Neighbour.each(
        Stream.of(
                self.referencedThrough(CLASSIC, "instances"),
                named(self),
                ATTACHMENTS.stream().flatMap(self::referencedBy).flatMap(Balancing::named),
                // a template's target group names its targets itself
                TARGET_GROUPS.stream().flatMap(self::referencedBy).flatMap(Balancing::before))
            .flatMap(Function.identity()));
  }

  /** Those that a target, or its attachment, names. */
  private static Stream<Neighbour> named(Neighbour target) {
    return Stream.concat(
        target.references(CLASSIC),
        TARGET_GROUPS.stream().flatMap(target::references).flatMap(Balancing::before));
  }

  /** The load balancers whose listeners forward to a target group. */
  private static Stream<Neighbour> before(Neighbour targetGroup) {
    return Listeners.OWN.stream()
        .flatMap(type ->
            Stream.concat(
                targetGroup.referencedBy(type),
                LISTENER_RULES.stream()
                    .flatMap(targetGroup::referencedBy)
                    .flatMap(rule -> rule.references(type))))
        .flatMap(listener -> BALANCERS.stream().flatMap(listener::references));
  }
}
