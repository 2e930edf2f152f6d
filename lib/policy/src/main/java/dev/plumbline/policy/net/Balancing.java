package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /** The load balancers of the stack that hand requests to it. */
  public static List<Subject> of(Subject subject) {
    var named = new LinkedHashSet<Subject>();
    named.add(subject);
    ATTACHMENTS.forEach(type -> named.addAll(subject.referencedBy(type)));
    var found = new LinkedHashSet<Subject>(subject.referencedThrough(CLASSIC, "instances"));
    for (Subject one : named) {
      found.addAll(one.references(CLASSIC));
      for (String type : TARGET_GROUPS) {
        one.references(type).forEach(group -> found.addAll(before(group)));
        if (one.equals(subject)) { // a template's target group names its targets itself
          subject.referencedBy(type).forEach(group -> found.addAll(before(group)));
        }
      }
    }
    return List.copyOf(found);
  }

  /** The load balancers whose listeners forward to a target group. */
  private static Set<Subject> before(Subject targetGroup) {
    var listeners = new LinkedHashSet<Subject>();
    for (String type : Listeners.OWN) {
      listeners.addAll(targetGroup.referencedBy(type));
      for (String rule : LISTENER_RULES) {
        targetGroup.referencedBy(rule).forEach(one -> listeners.addAll(one.references(type)));
      }
    }
    var found = new LinkedHashSet<Subject>();
    for (Subject listener : listeners) {
      BALANCERS.forEach(type -> found.addAll(listener.references(type)));
    }
    return found;
  }
}
