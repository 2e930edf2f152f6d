package dev.plumbline.forecast.rollback;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute that the service lets go only one way: an update of it back fails. Source: the
 * services' own documentation of growing, upgrading and protecting.
 *
 * @param path as the plan names it, without indices
 */
record OneWay(Set<String> types, String path, Way way) {
  enum Way {
    GROWS("can't shrink"),
    RISES("can't go back to an older version"),
    TURNS_ON("can't be turned off again");

    private final String text;

    Way(String text) {
      this.text = text;
    }
  }

  private static final List<OneWay> ALL =
      List.of(
          new OneWay(Set.of("aws_db_instance"), "allocated_storage", Way.GROWS),
          new OneWay(Set.of("aws_ebs_volume"), "size", Way.GROWS),
          new OneWay(
              Set.of("aws_fsx_windows_file_system", "aws_fsx_lustre_file_system"),
              "storage_capacity",
              Way.GROWS),
          new OneWay(
              Set.of("aws_msk_cluster"),
              "broker_node_group_info.storage_info.ebs_storage_info.volume_size",
              Way.GROWS),
          new OneWay(Set.of("azurerm_managed_disk"), "disk_size_gb", Way.GROWS),
          new OneWay(Set.of("azurerm_postgresql_flexible_server"), "storage_mb", Way.GROWS),
          new OneWay(Set.of("azurerm_mysql_flexible_server"), "storage.size_gb", Way.GROWS),
          new OneWay(Set.of("google_sql_database_instance"), "settings.disk_size", Way.GROWS),
          new OneWay(Set.of("google_filestore_instance"), "file_shares.capacity_gb", Way.GROWS),
          new OneWay(
              Set.of(
                  "aws_db_instance",
                  "aws_rds_cluster",
                  "aws_docdb_cluster",
                  "aws_neptune_cluster",
                  "aws_opensearch_domain"),
              "engine_version",
              Way.RISES),
          new OneWay(Set.of("aws_eks_cluster"), "version", Way.RISES),
          new OneWay(Set.of("aws_msk_cluster"), "kafka_version", Way.RISES),
          new OneWay(Set.of("azurerm_kubernetes_cluster"), "kubernetes_version", Way.RISES),
          new OneWay(Set.of("google_sql_database_instance"), "database_version", Way.RISES),
          new OneWay(Set.of("azurerm_key_vault"), "purge_protection_enabled", Way.TURNS_ON));

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
