package dev.plumbline.forecast.conditional;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Sources: GoogleCloudPlatform/magic-modules, mmv1, the {@code CustomizeDiff} of each resource
 * (third_party/terraform/services/sql/resource_sql_database_instance.go.tmpl@0133741,
 * compute/resource_compute_instance.go.tmpl@0055c82,
 * bigquery/resource_bigquery_table.go.tmpl@03d4999, bigtable/resource_bigtable_instance.go@005854e,
 * templates/terraform/constants/disk.tmpl@0c8f431, products/spanner/Database.yaml@02443f7), else
 * its page in the registry (google 7).
 */
final class GoogleConditions {
  private static final String SQL = "google_sql_database_instance.";
  private static final String CLUSTER = "google_container_cluster.";

  static final Map<String, Condition> ALL =
      Map.ofEntries(
          entry("google_bigquery_table.schema", TableSchemas::decide),
          entry("google_bigtable_instance.cluster.kms_key_name", Clusters::stays),
          entry("google_bigtable_instance.cluster.storage_type", Clusters::stays),
          entry("google_bigtable_instance.cluster.zone", Clusters::stays),
          entry("google_compute_disk.provisioned_iops", Disks::iops),
          entry("google_compute_disk.size", Sizes::smaller),
          entry("google_compute_region_disk.size", Sizes::smaller),
          entry("google_compute_subnetwork.ip_cidr_range", Ranges::notExtended),
          entry("google_compute_instance.metadata_startup_script", Interfaces::startupScript),
          entry("google_compute_instance.network_interface.network_ip", Interfaces::address),
          entry("google_compute_forwarding_rule.target", ForwardingRules::isPrivate),
          entry("google_compute_forwarding_rule.allow_global_access", ForwardingRules::isPrivate),
          entry("google_redis_instance.redis_version", Sizes::lowerVersion),
          entry("google_spanner_database.ddl", Flags::existed),
          entry(SQL + "settings.disk_size", Sizes::smaller),
          entry(SQL + "settings.ip_configuration.private_network", Flags::removed),
          entry(SQL + "master_instance_name", Flags.probably()),
          entry(CLUSTER + "enable_l4_ilb_subsetting", Flags::turnedOff),
          entry("google_vpc_access_connector.min_instances", Sizes::smaller),
          entry("google_vpc_access_connector.max_instances", Sizes::smaller),
          entry("google_storage_bucket.retention_policy.is_locked", Flags::turnedOff));

  private GoogleConditions() {}
}
