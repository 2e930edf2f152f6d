package dev.plumbline.forecast.conditional;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Sources: hashicorp/terraform-provider-azurerm, internal/services, the {@code CustomizeDiff} of
 * each resource (containers/kubernetes_cluster_resource.go@00378cf,
 * mssql/mssql_database_resource.go@9d1c9c7, appservice/service_plan_resource.go@08ff87f,
 * appconfiguration/app_configuration_resource.go, keyvault/key_vault_key_resource.go@0100768,
 * appservice/linux_function_app_resource.go: unless a plan is of the tier Dynamic), else its page
 * in the registry (azurerm 4 and 5).
 */
final class AzureConditions {
  private static final String AKS = "azurerm_kubernetes_cluster.";
  private static final String POOL = "azurerm_kubernetes_cluster_node_pool.";

  private static final String DRAIN = "default_node_pool.upgrade_settings.drain_timeout_in_minutes";

  static final Map<String, Condition> ALL =
      Map.ofEntries(
          entry("azurerm_app_configuration.sku", Flags::leavesProduction),
          entry("azurerm_redis_cache.sku_name", Sizes.lowerRank("Basic", "Standard", "Premium")),
          entry("azurerm_bastion_host.sku", Sizes.lowerRank("Developer", "Basic", "Standard")),
          entry("azurerm_postgresql_flexible_server.storage_mb", Sizes::smaller),
          entry("azurerm_postgresql_flexible_server.version", Sizes::lowerVersion),
          entry("azurerm_postgresql_flexible_server.administrator_login", Flags::wasSet),
          entry("azurerm_postgresql_flexible_server.cluster.size", Sizes::smaller),
          entry("azurerm_mysql_flexible_server.storage.size_gb", Sizes::smaller),
          entry("azurerm_storage_account.account_replication_type", StorageAccounts::replication),
          entry("azurerm_storage_account.account_kind", StorageAccounts::kind),
          entry("azurerm_storage_account.large_file_share_enabled", Flags::turnedOff),
          entry("azurerm_servicebus_namespace.sku", Flags.eitherIs("Premium")),
          entry("azurerm_servicebus_namespace.customer_managed_key", Flags::removed),
          entry("azurerm_eventhub_namespace.sku", Flags.eitherIs("Premium")),
          entry(AKS + "oidc_issuer_enabled", Flags::turnedOff),
          entry(AKS + "network_profile.network_plugin", NodePools::plugin),
          entry(
              AKS + "default_node_pool.upgrade_settings.undrainable_node_behavior", Flags::removed),
          entry(AKS + "windows_profile.gmsa", Flags::removed),
          entry(AKS + "windows_profile.gmsa.dns_server", Flags::removed),
          entry(AKS + "windows_profile.gmsa.root_domain", Flags::removed),
          entry(POOL + "upgrade_settings.undrainable_node_behavior", Flags::removed),
          entry(AKS + "network_profile.network_policy", Flags::wasSet),
          entry(AKS + "network_profile.network_data_plane", Flags::wasSet),
          entry(AKS + "network_profile.network_plugin_mode", Flags.unlessBecomes("overlay")),
          entry(AKS + "api_server_access_profile.subnet_id", Flags::removed),
          entry(AKS + "service_principal.client_id", Flags.wasOneOf("msi", "")),
          entry(AKS + "default_node_pool.name", NodePools::renamed),
          entry(AKS + "network_profile.pod_cidr", NodePools::podRange),
          entry(AKS + "network_profile.pod_cidrs", NodePools::podRange),
          entry(AKS + DRAIN, Flags::toZero),
          entry(POOL + "upgrade_settings.drain_timeout_in_minutes", Flags::toZero),
          entry("azurerm_cosmosdb_account.capabilities", Capabilities::decide),
          entry(POOL + "os_sku", NodePools::system),
          entry("azurerm_key_vault_key.expiration_date", Flags::removed),
          entry("azurerm_key_vault_key.release_policy.immutable", Flags::turnedOff),
          entry("azurerm_linux_function_app.service_plan_id", Flags.probablyNot()),
          entry("azurerm_windows_function_app.service_plan_id", Flags.probablyNot()),
          entry("azurerm_service_plan.zone_balancing_enabled", ServicePlans::zoneBalancing),
          entry("azurerm_mssql_database.sku_name", Sqls::leavesHyperscale),
          entry("azurerm_mssql_database.enclave_type", Flags::removed),
          entry("azurerm_mssql_elasticpool.enclave_type", Flags::removed),
          entry("azurerm_cosmosdb_sql_container.analytical_storage_ttl", Flags::toZero),
          entry("azurerm_cosmosdb_gremlin_graph.analytical_storage_ttl", Flags::toZero),
          entry("azurerm_cosmosdb_sql_container.partition_key_version", Flags.probably()),
          entry("azurerm_express_route_circuit.bandwidth_in_mbps", Sizes::smaller),
          entry("azurerm_public_ip.domain_name_label_scope", Flags.probably()),
          entry("azurerm_cosmosdb_account.backup.type", Flags.from("Continuous", "Periodic")),
          entry("azurerm_cosmosdb_account.analytical_storage_enabled", Flags::turnedOff),
          entry(
              "azurerm_log_analytics_workspace.sku",
              Flags.unlessBetween("PerGB2018", "CapacityReservation")),
          entry("azurerm_recovery_services_vault.cross_region_restore_enabled", Flags::turnedOff),
          entry("azurerm_recovery_services_vault.immutability", Flags.wasOneOf("Locked")),
          entry("azurerm_data_factory.managed_virtual_network_enabled", Flags::turnedOff),
          entry(
              "azurerm_data_protection_backup_vault.cross_region_restore_enabled",
              Flags::turnedOff),
          entry("azurerm_data_protection_backup_vault.immutability", Flags.wasOneOf("Locked")),
          entry("azurerm_data_protection_backup_vault.soft_delete", Flags.wasOneOf("AlwaysOn")),
          entry("azurerm_cognitive_account.custom_subdomain_name", Flags::wasSet),
          entry("azurerm_lb.frontend_ip_configuration.zones", Flags.always()),
          entry("azurerm_linux_virtual_machine_scale_set.zones", Flags::removed),
          entry("azurerm_windows_virtual_machine_scale_set.zones", Flags::removed),
          entry("azurerm_orchestrated_virtual_machine_scale_set.zones", Flags::removed));

  private AzureConditions() {}
}
