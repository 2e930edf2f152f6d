package dev.plumbline.policy.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that run pods, and where each has its pod: deployments, jobs and the like in a
 * template, at different depths. Source: the kubernetes provider's schema, 2.38.
 */
public final class Workloads {
  private static final List<String> ITSELF = List.of("spec");
  private static final List<String> TEMPLATE = List.of("spec", "template", "spec");
  private static final List<String> SCHEDULED =
      List.of("spec", "job_template", "spec", "template", "spec");

  private static final Map<String, List<String>> PODS = pods();

  private Workloads() {}

  private static Map<String, List<String>> pods() {
    var pods = new LinkedHashMap<String, List<String>>();
    put(pods, ITSELF, "pod", "pod_v1");
    put(pods, TEMPLATE, "deployment", "deployment_v1", "daemonset", "daemon_set_v1");
    put(pods, TEMPLATE, "stateful_set", "stateful_set_v1", "job", "job_v1");
    put(pods, TEMPLATE, "replication_controller", "replication_controller_v1");
    put(pods, SCHEDULED, "cron_job", "cron_job_v1");
    return pods;
  }

  private static void put(Map<String, List<String>> pods, List<String> path, String... kinds) {
    for (String kind : kinds) {
      pods.put("kubernetes_" + kind, path);
    }
  }

  /** The types that run pods, in a fixed order. */
  public static Set<String> types() {
    return PODS.keySet();
  }

  /** The names that lead to a type's pod; null for a type that runs none. */
  public static @Nullable List<String> pod(String type) {
    return PODS.get(type);
  }
}
