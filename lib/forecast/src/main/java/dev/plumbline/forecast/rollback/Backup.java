package dev.plumbline.forecast.rollback;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How what a resource holds is kept and brought back.
 *
 * @param keep what to do before it goes, without its object
 * @param behind what follows its object
 * @param restore where it comes back from, {@code ""} where nothing brings it back
 */
record Backup(String keep, String behind, String restore) {
  private static final String READABLE = ", and see that it can be read.";

  /** Of a type that nobody looked up: whether its service has backups is not known. */
  private static final Backup ANY = new Backup("copy what is in", "that copy");

  /** What waits in it has no backups; whoever reads it takes it out. */
  private static final Backup QUEUE =
      new Backup("stop what writes to", ", and let its readers empty it: it has no backups.", "");

  private static final Backup SNAPSHOT = new Backup("take a snapshot of", "that snapshot");
  private static final Backup COPY = new Backup("copy what is in", "that copy");

  /** What runs in a cluster, or in a part of it; its volumes are kept apart. */
  private static final Backup OBJECTS =
      new Backup("back up the objects in, and the volumes of,", "that backup");

  private static final Map<String, Backup> BY_TYPE =
      Map.ofEntries(
          Map.entry("aws_db_instance", SNAPSHOT),
          Map.entry("aws_rds_cluster", SNAPSHOT),
          Map.entry("aws_docdb_cluster", SNAPSHOT),
          Map.entry("aws_neptune_cluster", SNAPSHOT),
          Map.entry("aws_redshift_cluster", SNAPSHOT),
          Map.entry("aws_ebs_volume", SNAPSHOT),
          Map.entry("aws_elasticache_cluster", SNAPSHOT),
          Map.entry("aws_elasticache_replication_group", SNAPSHOT),
          Map.entry("aws_opensearch_domain", SNAPSHOT),
          Map.entry("azurerm_managed_disk", SNAPSHOT),
          Map.entry("google_compute_disk", SNAPSHOT),
          Map.entry(
              "aws_dynamodb_table",
              new Backup("take an on-demand backup of", "that backup, into the new table")),
          Map.entry(
              "aws_efs_file_system",
              new Backup("take an AWS Backup recovery point of", "that recovery point")),
          Map.entry(
              "google_sql_database_instance",
              new Backup("export (its backups go with it)", "that export")),
          Map.entry("azurerm_mssql_database", new Backup("export", "that export")),
          Map.entry(
              "aws_cognito_user_pool",
              new Backup(
                  "list the users (their passwords can't be exported) of",
                  ".",
                  "that list; users choose new passwords")),
          Map.entry("aws_secretsmanager_secret", new Backup("keep the value of", "that value")),
          Map.entry(
              "aws_kms_key",
              new Backup(
                  "re-encrypt with another key what was encrypted with",
                  ": a key can't be copied.",
                  "")),
          // learn.microsoft.com/azure/key-vault/general/overview-security-worlds
          Map.entry(
              "azurerm_key_vault_key",
              new Backup(
                  "back up (az keyvault key backup)",
                  ": only a vault of the same subscription and geography can take it back.",
                  "that backup")),
          Map.entry(
              "azurerm_key_vault",
              new Backup(
                  "back up (az keyvault key, secret and certificate backup) what is in",
                  ": only a vault of the same subscription and geography can take it back.",
                  "those backups")),
          Map.entry(
              "aws_route53_zone",
              new Backup("export the records of", ", those of others too.", "that export")),
          Map.entry("aws_sqs_queue", QUEUE),
          Map.entry("aws_kinesis_stream", QUEUE),
          Map.entry("aws_mq_broker", QUEUE),
          Map.entry("azurerm_servicebus_queue", QUEUE),
          Map.entry("azurerm_storage_queue", QUEUE),
          Map.entry("aws_s3_bucket", COPY),
          Map.entry("google_storage_bucket", COPY),
          Map.entry("azurerm_storage_account", COPY),
          Map.entry("azurerm_storage_container", COPY),
          Map.entry("aws_ecr_repository", COPY),
          Map.entry("aws_eks_cluster", OBJECTS),
          Map.entry("azurerm_kubernetes_cluster", OBJECTS),
          Map.entry("google_container_cluster", OBJECTS),
          Map.entry("kubernetes_namespace", OBJECTS),
          Map.entry("kubernetes_namespace_v1", OBJECTS));

  private Backup(String keep, String restore) {
    this(keep, READABLE, restore);
  }

  static Backup of(String type) {
    @Nullable Backup known = BY_TYPE.get(type);
    return known == null ? ANY : known;
  }
}
