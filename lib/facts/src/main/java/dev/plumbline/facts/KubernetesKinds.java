package dev.plumbline.facts;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which type of the Terraform provider an object of the Kubernetes API is, by its group and kind:
 * another group's Service is another thing. A ReplicaSet has no type there; it is read as a
 * Deployment, of which it has a part. Source: the provider's schema, 2.38, and the API reference of
 * Kubernetes 1.34.
 */
public final class KubernetesKinds {
  private static final String RIGHTS = "rbac.authorization.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";
  private static final Map<String, String> TYPES = new HashMap<>();

  /** Before 1.16 the workloads, network policies and ingresses were among the extensions. */
  private static final Set<String> EXTENDED = Set.of("apps", "networking.k8s.io", "policy");

  static {
    put("", "Pod", "pod_v1", "ReplicationController", "replication_controller_v1");
    put("", "ServiceAccount", "service_account_v1", "Namespace", "namespace_v1");
    put("", "Service", "service_v1", "Secret", "secret_v1", "ConfigMap", "config_map_v1");
    put("", "PersistentVolume", "persistent_volume_v1", "Endpoints", "endpoints_v1");
    put("", "PersistentVolumeClaim", "persistent_volume_claim_v1");
    put("", "LimitRange", "limit_range_v1", "ResourceQuota", "resource_quota_v1");
    put("apps", "Deployment", "deployment_v1", "ReplicaSet", "deployment_v1");
    put("apps", "DaemonSet", "daemon_set_v1", "StatefulSet", "stateful_set_v1");
    put("batch", "Job", "job_v1", "CronJob", "cron_job_v1");
    put("autoscaling", "HorizontalPodAutoscaler", "horizontal_pod_autoscaler_v2");
    put(RIGHTS, "Role", "role_v1", "ClusterRole", "cluster_role_v1");
    put(RIGHTS, "RoleBinding", "role_binding_v1", "ClusterRoleBinding", "cluster_role_binding_v1");
    put("networking.k8s.io", "NetworkPolicy", "network_policy_v1", "Ingress", "ingress_v1");
    put("networking.k8s.io", "IngressClass", "ingress_class_v1");
    put("policy", "PodDisruptionBudget", "pod_disruption_budget_v1");
    put("policy", "PodSecurityPolicy", "pod_security_policy_v1beta1");
    put("storage.k8s.io", "StorageClass", "storage_class_v1", "CSIDriver", "csi_driver_v1");
    put("scheduling.k8s.io", "PriorityClass", "priority_class_v1");
    put("node.k8s.io", "RuntimeClass", "runtime_class_v1");
    put("discovery.k8s.io", "EndpointSlice", "endpoint_slice_v1");
    put("apiregistration.k8s.io", "APIService", "api_service_v1");
    put(ADMISSION, "MutatingWebhookConfiguration", "mutating_webhook_configuration_v1");
    put(ADMISSION, "ValidatingWebhookConfiguration", "validating_webhook_configuration_v1");
  }

  private KubernetesKinds() {}

  private static void put(String group, String... kindsAndTypes) {
    for (int i = 0; i < kindsAndTypes.length; i += 2) {
      String type = "kubernetes_" + kindsAndTypes[i + 1];
      TYPES.put(group + "/" + kindsAndTypes[i], type);
      if (EXTENDED.contains(group)) {
        TYPES.put("extensions/" + kindsAndTypes[i], type);
      }
    }
  }

  /**
   * The type of an object, or null where the provider has none for it.
   *
   * @param apiVersion {@code v1}, {@code apps/v1}
   */
  public static @Nullable String type(String apiVersion, String kind) {
    return TYPES.get(group(apiVersion) + "/" + kind);
  }

  /** {@code apps} of {@code apps/v1}; empty for {@code v1}, the core of the API. */
  public static String group(String apiVersion) {
    int cut = apiVersion.lastIndexOf('/');
    return cut < 0 ? "" : apiVersion.substring(0, cut);
  }
}
