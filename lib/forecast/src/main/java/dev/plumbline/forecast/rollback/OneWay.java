package dev.plumbline.forecast.rollback;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute that the service lets go only one way: an update of it back fails. What goes both
 * ways under conditions (a version of EKS within seven days, a zonal Filestore) is none.
 *
 * @param path as the plan names it, without indices
 * @param source the page that says so, as it was in November 2026
 */
record OneWay(Set<String> types, String path, Way way, String source) {
  enum Way {
    GROWS("can't shrink"),
    RISES("can't go back to an older version"),
    TURNS_ON("can't be turned off again");

    private final String text;

    Way(String text) {
      this.text = text;
    }
  }

  private static final String AWS = "https://docs.aws.amazon.com/";
  private static final String AZURE = "https://learn.microsoft.com/azure/";

  static final List<OneWay> ALL =
      List.of(
          new OneWay(
              Set.of("aws_db_instance"),
              "allocated_storage",
              Way.GROWS,
              AWS + "AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html"),
          new OneWay(
              Set.of("aws_ebs_volume"),
              "size",
              Way.GROWS,
              AWS + "AWSEC2/latest/APIReference/API_ModifyVolume.html"),
          new OneWay(
              Set.of("aws_fsx_windows_file_system"),
              "storage_capacity",
              Way.GROWS,
              AWS + "fsx/latest/WindowsGuide/managing-storage-capacity.html"),
          new OneWay(
              Set.of("aws_fsx_lustre_file_system"),
              "storage_capacity",
              Way.GROWS,
              AWS + "fsx/latest/LustreGuide/managing-storage-capacity.html"),
          new OneWay(
              Set.of("aws_msk_cluster"),
              "broker_node_group_info.storage_info.ebs_storage_info.volume_size",
              Way.GROWS,
              AWS + "msk/latest/developerguide/msk-autoexpand.html"),
          new OneWay(
              Set.of("azurerm_managed_disk"),
              "disk_size_gb",
              Way.GROWS,
              AZURE + "virtual-machines/windows/expand-disks"),
          new OneWay(
              Set.of("azurerm_postgresql_flexible_server"),
              "storage_mb",
              Way.GROWS,
              AZURE + "postgresql/flexible-server/concepts-storage"),
          new OneWay(
              Set.of("azurerm_mysql_flexible_server"),
              "storage.size_gb",
              Way.GROWS,
              AZURE + "dms/"),
          new OneWay(
              Set.of("google_sql_database_instance"),
              "settings.disk_size",
              Way.GROWS,
              "https://cloud.google.com/sql/docs/postgres/instance-settings"),
          new OneWay(
              Set.of("aws_db_instance"),
              "engine_version",
              Way.RISES,
              AWS + "AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html"),
          new OneWay(
              Set.of("aws_opensearch_domain"),
              "engine_version",
              Way.RISES,
              AWS + "opensearch-service/latest/developerguide/starting-upgrades.html"),
          new OneWay(
              Set.of("aws_msk_cluster"),
              "kafka_version",
              Way.RISES,
              AWS + "msk/latest/developerguide/version-upgrades.html"),
          new OneWay(
              Set.of("azurerm_kubernetes_cluster"),
              "kubernetes_version",
              Way.RISES,
              AZURE + "aks/supported-kubernetes-versions"),
          new OneWay(
              Set.of("azurerm_key_vault"),
              "purge_protection_enabled",
              Way.TURNS_ON,
              AZURE + "key-vault/general/soft-delete-overview"));

  /** Why an update back fails; empty where nothing stands against it. */
  static Optional<String> against(PlannedChange back) {
    for (AttributeChange attribute : back.attributes()) {
      String path = attribute.path().replaceAll("\\[\\d+]|\\.\\d+(?=\\.)", "");
      for (OneWay one : ALL) {
        if (one.types.contains(back.type())
            && one.path.equals(path)
            && one.isBackwards(attribute)) {
          return Optional.of(path + " " + one.way.text);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isBackwards(AttributeChange revert) {
    return switch (way) {
      case GROWS -> isLess(number(revert.after()), number(revert.before()));
      case RISES -> isOlder(revert.after(), revert.before());
      case TURNS_ON -> revert.before().equals("true") && !revert.after().equals("true");
    };
  }

  private static boolean isLess(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) < 0;
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("\\d{1,15}(\\.\\d{1,9})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** By the numbers in them: {@code 13.7} before {@code 13.10}, {@code MYSQL_5_7} before 8_0. */
  private static boolean isOlder(String one, String other) {
    List<Integer> mine = numbers(one);
    List<Integer> theirs = numbers(other);
    for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
      int order = Integer.compare(mine.get(i), theirs.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static List<Integer> numbers(String version) {
    return List.of(version.split("\\D+")).stream()
        .filter(part -> part.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .toList();
  }
}
