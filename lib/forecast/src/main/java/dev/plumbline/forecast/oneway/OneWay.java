package dev.plumbline.forecast.oneway;

import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import java.util.List;
import java.util.Set;

/**
 * An attribute that its service lets go only one way: an update the other way fails, or does
 * nothing. Where the provider replaces the resource instead, the plan says so, and nothing of this
 * is asked.
 *
 * @param path as the plan names it, without indices
 * @param back what brings the old state back
 * @param source the page that says so, as it was in November 2026
 */
public record OneWay(Set<String> types, String path, Way way, WayBack back, String source) {
  private static final String AWS = "https://docs.aws.amazon.com/";
  private static final String AZURE = "https://learn.microsoft.com/azure/";
  private static final String GOOGLE = "https://cloud.google.com/";
  private static final String VERSION = "engine_version";
  private static final String CAPACITY = "storage_capacity";

  static final List<OneWay> ALL =
      List.of(
          new OneWay(
              Set.of("aws_db_instance"),
              "allocated_storage",
              Way.GROWS,
              WayBack.DATABASE,
              AWS + "AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html"),
          new OneWay(
              Set.of("aws_db_instance"),
              VERSION,
              Way.RISES,
              WayBack.DATABASE,
              AWS + "AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html"),
          new OneWay(
              Set.of("aws_rds_cluster"),
              VERSION,
              Way.RISES,
              WayBack.DATABASE,
              AWS + "AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.PostgreSQL.html"),
          new OneWay(
              Set.of("aws_elasticache_cluster", "aws_elasticache_replication_group"),
              VERSION,
              Way.RISES,
              WayBack.DATABASE,
              AWS + "AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html"),
          new OneWay(
              Set.of("aws_opensearch_domain"),
              VERSION,
              Way.RISES,
              WayBack.DATABASE,
              AWS + "opensearch-service/latest/developerguide/starting-upgrades.html"),
          new OneWay(
              Set.of("aws_ebs_volume"),
              "size",
              Way.GROWS,
              WayBack.VOLUME,
              AWS + "AWSEC2/latest/APIReference/API_ModifyVolume.html"),
          new OneWay(
              Set.of("aws_instance"),
              "root_block_device.volume_size",
              Way.GROWS,
              WayBack.MACHINE,
              AWS + "AWSEC2/latest/APIReference/API_ModifyVolume.html"),
          new OneWay(
              Set.of("aws_fsx_windows_file_system"),
              CAPACITY,
              Way.GROWS,
              WayBack.FILES,
              AWS + "fsx/latest/WindowsGuide/managing-storage-capacity.html"),
          new OneWay(
              Set.of("aws_fsx_lustre_file_system"),
              CAPACITY,
              Way.GROWS,
              WayBack.FILES,
              AWS + "fsx/latest/LustreGuide/managing-storage-capacity.html"),
          new OneWay(
              Set.of("aws_msk_cluster"),
              "broker_node_group_info.storage_info.ebs_storage_info.volume_size",
              Way.GROWS,
              WayBack.CLUSTER,
              AWS + "msk/latest/developerguide/msk-autoexpand.html"),
          new OneWay(
              Set.of("aws_msk_cluster"),
              "kafka_version",
              Way.RISES,
              WayBack.CLUSTER,
              AWS + "msk/latest/developerguide/version-upgrades.html"),
          new OneWay(
              Set.of("aws_eks_cluster"),
              "version",
              Way.RISES_FOR_GOOD_AFTER_A_WEEK,
              WayBack.CLUSTER,
              AWS + "eks/latest/userguide/rollback-cluster.html"),
          new OneWay(
              Set.of("azurerm_managed_disk"),
              "disk_size_gb",
              Way.GROWS,
              WayBack.VOLUME,
              AZURE + "virtual-machines/windows/expand-disks"),
          new OneWay(
              Set.of("azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"),
              "os_disk.disk_size_gb",
              Way.GROWS,
              WayBack.MACHINE,
              AZURE + "virtual-machines/windows/expand-disks"),
          new OneWay(
              Set.of("azurerm_postgresql_flexible_server"),
              "storage_mb",
              Way.GROWS,
              WayBack.SERVER,
              AZURE + "postgresql/flexible-server/concepts-storage"),
          new OneWay(
              Set.of("azurerm_mysql_flexible_server"),
              "storage.size_gb",
              Way.GROWS,
              WayBack.SERVER,
              AZURE + "mysql/flexible-server/concepts-service-tiers-storage"),
          new OneWay(
              Set.of("azurerm_mysql_flexible_server"),
              "version",
              Way.RISES,
              WayBack.SERVER,
              AZURE + "mysql/flexible-server/how-to-upgrade"),
          new OneWay(
              Set.of("azurerm_kubernetes_cluster"),
              "kubernetes_version",
              Way.RISES,
              WayBack.CLUSTER,
              AZURE + "aks/supported-kubernetes-versions"),
          new OneWay(
              Set.of("azurerm_key_vault"),
              "purge_protection_enabled",
              Way.TURNS_ON,
              WayBack.NONE,
              AZURE + "key-vault/general/soft-delete-overview"),
          new OneWay(
              Set.of("google_sql_database_instance"),
              "settings.disk_size",
              Way.GROWS,
              WayBack.INSTANCE,
              GOOGLE + "sql/docs/postgres/instance-settings"),
          new OneWay(
              Set.of("google_sql_database_instance"),
              "database_version",
              Way.RISES,
              WayBack.INSTANCE,
              GOOGLE + "sql/docs/postgres/upgrade-major-db-version-inplace"),
          // The provider compares the lower bound with the version that runs, and asks for nothing.
          new OneWay(
              Set.of("google_container_cluster"),
              "min_master_version",
              Way.BOUNDS,
              WayBack.CLUSTER,
              "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster"));

  /** Those that updates of a resource's attributes go against, in the order of the table. */
  public static List<OneWay> against(String type, List<AttributeChange> changes) {
    return ALL.stream()
        .filter(one -> one.types.contains(type))
        .filter(one -> changes.stream().anyMatch(one::isAgainst))
        .toList();
  }

  /** Whether a change of an attribute goes the way that is shut. */
  public boolean isAgainst(AttributeChange change) {
    return path.equals(change.path().replaceAll("\\[\\d+]|\\.\\d+(?=\\.)", ""))
        && way.isAgainst(change);
  }

  /** {@code engine_version can't go back to an older version}. */
  public String words() {
    return path + " " + way.words();
  }

  /** Whether an update the other way may come about all the same. */
  public boolean isOpen() {
    return way.answer() == Way.Answer.OPEN;
  }

  /** Whether an update the other way is taken, and leaves things as they are. */
  public boolean isIdle() {
    return way.answer() == Way.Answer.IDLE;
  }
}
