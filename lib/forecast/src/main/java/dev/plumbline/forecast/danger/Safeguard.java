package dev.plumbline.forecast.danger;

import java.util.List;
import java.util.Set;

/**
 * An attribute that decides what is left of a resource's data when it is destroyed. Source: the
 * resources' pages in the Terraform registry, aws 6, azurerm 5, google 7.
 *
 * @param path from the resource; a block's name alone asks whether it is there
 * @param set what it means where the attribute is true, above 0, not empty, the block is there, or
 *     the word stands there that protects ({@link Switch})
 * @param unset what it means where it is not, {@code ""} for nothing worth saying
 * @param whenSet what becomes of what the resource holds where it is set
 * @param whenUnset the same where it is not
 */
record Safeguard(
    Set<String> types, String path, String set, String unset, Fate whenSet, Fate whenUnset) {
  /** One that saves nothing by itself. */
  private Safeguard(Set<String> types, String path, String set, String unset) {
    this(types, path, set, unset, Fate.LOST, Fate.LOST);
  }

  private static final String PROTECTED = "Deletion protection stands against it: the apply fails.";
  private static final String OPEN = "There is no deletion protection.";

  static final List<Safeguard> ALL =
      List.of(
          new Safeguard(
              Set.of(
                  "aws_db_instance",
                  "aws_rds_cluster",
                  "aws_docdb_cluster",
                  "aws_neptune_cluster",
                  "google_sql_database_instance",
                  "google_spanner_database",
                  "google_bigtable_instance",
                  "google_bigtable_table",
                  "google_container_cluster",
                  "aws_cognito_user_pool"),
              "deletion_protection",
              PROTECTED,
              OPEN,
              Fate.REFUSED,
              Fate.LOST),
          new Safeguard(
              Set.of("aws_lb", "aws_alb"),
              "enable_deletion_protection",
              PROTECTED,
              OPEN,
              Fate.REFUSED,
              Fate.LOST),
          new Safeguard(
              Set.of("aws_dynamodb_table"),
              "deletion_protection_enabled",
              PROTECTED,
              OPEN,
              Fate.REFUSED,
              Fate.LOST),
          new Safeguard(
              Set.of(
                  "aws_db_instance",
                  "aws_rds_cluster",
                  "aws_docdb_cluster",
                  "aws_neptune_cluster",
                  "aws_redshift_cluster"),
              "skip_final_snapshot",
              "No final snapshot is taken.",
              "A final snapshot is taken first.",
              Fate.LOST,
              Fate.FINAL_SNAPSHOT),
          new Safeguard(
              Set.of("aws_db_instance", "aws_rds_cluster"),
              "backup_retention_period",
              "Automated backups are kept only if delete_automated_backups is false.",
              "There are no automated backups."),
          new Safeguard(
              Set.of("aws_dynamodb_table"),
              "point_in_time_recovery.enabled",
              "Point-in-time recovery keeps a last backup of 35 days.",
              "There is no point-in-time recovery.",
              Fate.LAST_BACKUP,
              Fate.LOST),
          new Safeguard(
              Set.of("aws_s3_bucket", "google_storage_bucket"),
              "force_destroy",
              "force_destroy deletes all that is in it, versions too.",
              "It can only be deleted once it is empty.",
              Fate.LOST,
              Fate.REFUSED_UNLESS_EMPTY),
          // The zone's own NS and SOA records are none: DeleteHostedZone
          new Safeguard(
              Set.of("aws_route53_zone"),
              "force_destroy",
              "force_destroy deletes all its records, those of others too.",
              "It can only be deleted once it is empty.",
              Fate.LOST,
              Fate.REFUSED_UNLESS_EMPTY),
          new Safeguard(
              Set.of("aws_ecr_repository"),
              "force_delete",
              "force_delete deletes its images as well.",
              "It can only be deleted once it is empty.",
              Fate.LOST,
              Fate.REFUSED_UNLESS_EMPTY),
          new Safeguard(
              Set.of("aws_ebs_volume"),
              "final_snapshot",
              "A final snapshot is taken first.",
              "No final snapshot is taken.",
              Fate.FINAL_SNAPSHOT,
              Fate.LOST),
          new Safeguard(
              Set.of("aws_elasticache_replication_group", "aws_elasticache_cluster"),
              "final_snapshot_identifier",
              "A final snapshot is taken first.",
              "No final snapshot is taken.",
              Fate.FINAL_SNAPSHOT,
              Fate.LOST),
          new Safeguard(
              Set.of("aws_kms_key"),
              "deletion_window_in_days",
              "The key can be brought back until its deletion window has passed.",
              "The key can be brought back for 30 days; what it encrypts is unreadable after.",
              Fate.RECOVERABLE,
              Fate.RECOVERABLE),
          new Safeguard(
              Set.of("google_bigquery_dataset"),
              "delete_contents_on_destroy",
              "delete_contents_on_destroy deletes its tables as well.",
              "It can only be deleted once it is empty.",
              Fate.LOST,
              Fate.REFUSED_UNLESS_EMPTY),
          new Safeguard(
              Set.of("google_bigquery_table"),
              "deletion_protection",
              PROTECTED,
              "",
              Fate.REFUSED,
              Fate.LOST),
          // registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block:
          // purge_soft_delete_on_destroy, which is true by default
          new Safeguard(
              Set.of("azurerm_key_vault"),
              "purge_protection_enabled",
              "Purge protection keeps it recoverable.",
              "The provider purges it at once, unless its features.key_vault says otherwise.",
              Fate.RECOVERABLE,
              Fate.PERHAPS_LOST),
          new Safeguard(
              Set.of("azurerm_storage_account"),
              "blob_properties.delete_retention_policy",
              "Soft delete keeps blobs, but goes with the account itself.",
              "There is no soft delete of blobs."));
}
