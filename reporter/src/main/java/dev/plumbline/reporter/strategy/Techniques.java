package dev.plumbline.reporter.strategy;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.section.Strategy.Step;
import dev.plumbline.model.section.Strategy.Technique;
import java.util.Map;
import java.util.Set;

/** Which way to bring a resource to its new form, and why that one. */
final class Techniques {
  /** What carries traffic or work and can stand twice for a while. */
  private static final Set<String> SERVING =
      Set.of(
          "aws_instance",
          "aws_autoscaling_group",
          "aws_ecs_service",
          "aws_eks_cluster",
          "aws_eks_node_group",
          "aws_lb",
          "aws_alb",
          "aws_elb",
          "aws_lb_target_group",
          "aws_elastic_beanstalk_environment",
          "azurerm_linux_virtual_machine",
          "azurerm_windows_virtual_machine",
          "azurerm_linux_virtual_machine_scale_set",
          "azurerm_kubernetes_cluster",
          "azurerm_linux_web_app",
          "google_compute_instance",
          "google_compute_instance_group_manager",
          "google_container_cluster",
          "google_container_node_pool");

  private final Map<String, Integer> dependents;

  /**
   * @param dependents how many resources need one, by its address
   */
  Techniques(Map<String, Integer> dependents) {
    this.dependents = dependents;
  }

  Step of(PlannedChange change) {
    return switch (change.action()) {
      case CREATE -> step(change, Technique.CREATE, "Nothing is there yet.");
      case UPDATE -> update(change);
      case REPLACE -> replace(change);
      case DESTROY -> destroy(change);
      case MOVE ->
          step(
              change,
              Technique.STATE_ONLY,
              "Only its address changes, from " + change.previousAddress() + ".");
      case FORGET ->
          step(change, Technique.STATE_ONLY, "It leaves the state; the real resource stays.");
      case READ, NO_OP -> step(change, Technique.STATE_ONLY, "Nothing happens to it.");
      case UNKNOWN ->
          step(change, Technique.CHECK_FIRST, sentence("What happens to it is unknown", change));
    };
  }

  private Step update(PlannedChange change) {
    int count = change.attributes().size();
    String what = count == 1 ? "1 attribute changes" : count + " attributes change";
    return step(change, Technique.IN_PLACE, what + " while it stays as it is.");
  }

  private Step destroy(PlannedChange change) {
    return step(
        change,
        Technique.DESTROY,
        change.stateful()
            ? "It holds data: take a last backup, and see that it can be read, before it goes."
            : "Nothing needs it any more.");
  }

  private Step replace(PlannedChange change) {
    String cause = change.forcedBy().isEmpty() ? "" : " (" + change.forcedBy() + " forces it)";
    if (change.confidence() == Confidence.POSSIBLE) {
      return step(change, Technique.CHECK_FIRST, sentence("It may be replaced" + cause, change));
    }
    if (change.stateful()) {
      return step(
          change,
          Technique.BLUE_GREEN,
          "It holds data that a replacement loses"
              + cause
              + ": set the new one up beside it, copy, switch over, then remove the old one.");
    }
    int users = dependents.getOrDefault(change.address(), 0);
    String needed = users == 1 ? "1 resource needs it" : users + " resources need it";
    if (SERVING.contains(change.type())) {
      return step(
          change,
          Technique.BLUE_GREEN,
          "It serves while it is replaced"
              + cause
              + ": bring the new one up beside it, check it, then switch traffic over.");
    }
    if (change.createBeforeDestroy()) {
      return step(
          change,
          Technique.CREATE_BEFORE_DESTROY,
          "The new one is created before the old one goes" + cause + "; " + needed + ".");
    }
    if (users > 0) {
      return step(
          change,
          Technique.CREATE_BEFORE_DESTROY,
          needed
              + " while it is replaced"
              + cause
              + ": as written it is destroyed first, so set create_before_destroy.");
    }
    return step(
        change,
        Technique.DESTROY_THEN_CREATE,
        "Nothing in this stack needs it while it is replaced" + cause + ".");
  }

  private static String sentence(String text, PlannedChange change) {
    String reason = change.reason().isEmpty() ? "" : ": " + change.reason();
    return text + reason + ". Look at a real plan first.";
  }

  private static Step step(PlannedChange change, Technique technique, String why) {
    return new Step(change.address(), change.action(), technique, why);
  }
}
