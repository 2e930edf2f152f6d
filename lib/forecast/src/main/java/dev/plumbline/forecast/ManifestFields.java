package dev.plumbline.forecast;

import dev.plumbline.model.graph.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a Kubernetes object can't be updated: whoever applies the change is refused, and has to
 * delete the object and make it anew. All else is updated in place.
 *
 * <p>Sources, kubernetes.io/docs, November 2026: concepts/workloads/controllers/{deployment,
 * replicaset, daemonset} on label selectors; .../statefulset and tutorials/stateful-application on
 * the fields that may change; .../job on the template of pods, the selector and completions;
 * concepts/storage/{persistent-volumes, storage-classes}; reference/access-authn-authz/rbac on
 * roleRef; reference/kubernetes-api on Service's clusterIP; concepts/workloads/pods on updates.
 */
final class ManifestFields {
  private static final Map<String, List<String>> FIXED =
      Map.of(
          "kubernetes_deployment_v1", List.of("spec.selector"),
          "kubernetes_daemon_set_v1", List.of("spec.selector"),
          "kubernetes_job_v1", List.of("spec.template", "spec.selector", "spec.completion_mode"),
          "kubernetes_service_v1", List.of("spec.cluster_ip"),
          "kubernetes_role_binding_v1", List.of("role_ref"),
          "kubernetes_cluster_role_binding_v1", List.of("role_ref"),
          "kubernetes_storage_class_v1",
              List.of("storage_provisioner", "provisioner", "parameters", "reclaim_policy"));

  /** Types of which only some fields of the specification may change. */
  private static final Map<String, Set<String>> OPEN =
      Map.of(
          "kubernetes_stateful_set_v1",
          Set.of(
              "replicas",
              "ordinals",
              "template",
              "update_strategy",
              "revision_history_limit",
              "persistent_volume_claim_retention_policy",
              "min_ready_seconds"),
          "kubernetes_persistent_volume_claim_v1",
          Set.of("resources", "volume_attributes_class_name"),
          "kubernetes_pod_v1",
          Set.of(
              "container",
              "init_container",
              "active_deadline_seconds",
              "termination_grace_period_seconds",
              "toleration"));

  private static final Set<String> CONTAINERS = Set.of("container", "init_container");

  private ManifestFields() {}

  /** Whether a resource is written as an object of its own, not in Terraform. */
  static boolean isManifest(Resource resource) {
    return resource.originalType() != null && resource.provider().equals("kubernetes");
  }

  /** Whether a change at a path can't be applied to the object that is there. */
  static boolean isFixed(String type, String path) {
    String attribute = Paths.attribute(path);
    if (FIXED.getOrDefault(type, List.of()).stream()
        .anyMatch(fixed -> Paths.within(attribute, fixed))) {
      return true;
    }
    Set<String> open = OPEN.get(type);
    if (open == null || !Paths.within(attribute, "spec")) {
      return false;
    }
    List<String> steps = Paths.steps(attribute);
    if (steps.size() < 2 || !open.contains(steps.get(1))) {
      return true;
    }
    boolean container = type.equals("kubernetes_pod_v1") && CONTAINERS.contains(steps.get(1));
    return container && !(steps.size() == 3 && steps.get(2).equals("image"));
  }
}
