package dev.plumbline.forecast.conditional;

import static java.util.Map.entry;

import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The popular conditions, by type and attribute path without indices. Sources: the resources' pages
 * in the Terraform registry (aws 6, azurerm 5, google 7), arguments reference. Written from
 * knowledge of those pages, which were not at hand: open one before you rely on it.
 */
public final class Conditions {
  private static final Map<String, Condition> ALL =
      Map.ofEntries(
          entry("aws_instance.user_data", Flags.headFlag("user_data_replace_on_change")),
          entry("aws_instance.user_data_base64", Flags.headFlag("user_data_replace_on_change")),
          entry("aws_instance.instance_type", Architecture::decide),
          entry("aws_elasticache_cluster.engine_version", Sizes::lowerVersion),
          entry("aws_elasticache_cluster.node_type", Flags.headIs("engine", "memcached")),
          entry("aws_elasticache_replication_group.engine_version", Sizes::lowerVersion),
          entry("aws_msk_cluster.kafka_version", Sizes::lowerVersion),
          entry("aws_opensearch_domain.engine_version", Sizes::lowerVersion),
          entry("aws_opensearch_domain.encrypt_at_rest.enabled", Flags::turnedOff),
          entry("aws_elasticsearch_domain.elasticsearch_version", Sizes::lowerVersion),
          entry("aws_fsx_lustre_file_system.storage_capacity", Sizes::smaller),
          entry("aws_sagemaker_notebook_instance.volume_size", Sizes::smaller),
          entry("aws_rds_cluster.storage_type", Flags.unlessHeadStarts("engine", "aurora")),
          entry("aws_ssm_parameter.tier", Sizes.lowerRank("Standard", "Advanced")),
          entry("aws_vpc.instance_tenancy", Flags.unlessBecomes("default")),
          entry("aws_lb.subnets", LoadBalancers::subnets),
          entry("aws_alb.subnets", LoadBalancers::subnets),
          entry("aws_lb.security_groups", LoadBalancers::securityGroups),
          entry("aws_alb.security_groups", LoadBalancers::securityGroups),
          entry("azurerm_redis_cache.sku_name", Sizes.lowerRank("Basic", "Standard", "Premium")),
          entry("azurerm_bastion_host.sku", Sizes.lowerRank("Developer", "Basic", "Standard")),
          entry("azurerm_postgresql_flexible_server.storage_mb", Sizes::smaller),
          entry("azurerm_postgresql_flexible_server.version", Sizes::lowerVersion),
          entry("azurerm_mysql_flexible_server.storage.size_gb", Sizes::smaller),
          entry("azurerm_storage_account.account_replication_type", StorageAccounts::replication),
          entry("azurerm_storage_account.account_kind", StorageAccounts::kind),
          entry("azurerm_servicebus_namespace.sku", Flags.eitherIs("Premium")),
          entry("azurerm_eventhub_namespace.sku", Flags.eitherIs("Premium")),
          entry("azurerm_kubernetes_cluster.oidc_issuer_enabled", Flags::turnedOff),
          entry("google_compute_disk.size", Sizes::smaller),
          entry("google_compute_region_disk.size", Sizes::smaller),
          entry("google_compute_subnetwork.ip_cidr_range", Ranges::notExtended),
          entry("google_redis_instance.redis_version", Sizes::lowerVersion),
          entry("google_storage_bucket.retention_policy.is_locked", Flags::turnedOff));

  private Conditions() {}

  /**
   * What the condition of an attribute says; null where none is coded.
   *
   * @param steps of the attribute's path, indices included
   */
  public static @Nullable Outcome decide(String type, List<String> steps, Condition.Change change) {
    String path = String.join(".", steps.stream().filter(step -> !step.matches("\\d+")).toList());
    Condition condition = ALL.get(type + "." + path);
    if (condition == null) {
      return null;
    }
    return change.known() ? condition.decide(change) : Outcome.UNDECIDED;
  }
}
