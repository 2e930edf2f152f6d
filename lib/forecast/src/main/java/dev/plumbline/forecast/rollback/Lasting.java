package dev.plumbline.forecast.rollback;

import dev.plumbline.forecast.reading.BucketOf;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import java.util.Map;
import java.util.Optional;

/**
 * What a change makes and nobody can take away again, or only for a while. What isn't known counts
 * as what goes again. The page that says so stands above each, as it was in November 2026.
 *
 * @param text one sentence without its subject
 * @param step what the revert has to keep to, {@code ""} where it comes too late anyway
 */
record Lasting(String text, String step) {
  private static final String LOCK = "aws_s3_bucket_object_lock_configuration";
  private static final String RETENTION = "rule.default_retention.";

  /**
   * @param head by address, in which the parts of a bucket are found
   */
  static Optional<Lasting> of(Resource made, Map<String, Resource> head) {
    return switch (made.type()) {
      // registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_key_ring
      case "google_kms_key_ring" ->
          stays("stays at Google for good: the revert only lets go of it, and its name is taken");
      // registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key
      case "google_kms_crypto_key" ->
          stays("stays at Google for good, its versions destroyed, and its name is taken");
      // registry.terraform.io/providers/hashicorp/google/latest/docs/resources/app_engine_application
      case "google_app_engine_application" ->
          stays("stays as long as its project does: the revert only lets go of it");
      // docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html: compliance mode
      case "aws_backup_vault_lock_configuration" -> vaultLock(made);
      // docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html: compliance mode
      case LOCK -> objectLock(made);
      case "aws_s3_bucket" -> bucket(made, head);
      // cloud.google.com/storage/docs/bucket-lock
      case "google_storage_bucket" ->
          on(
              made,
              "retention_policy.is_locked",
              "can be deleted only once all that is in it has reached the age of its retention"
                  + " policy, which is locked for good");
      // docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock.html
      case "aws_glacier_vault_lock" ->
          on(made, "complete_lock", "stays for good: a lock that is completed can't be removed");
      // learn.microsoft.com/azure/storage/blobs/immutable-time-based-retention-policy-overview
      case "azurerm_storage_container_immutability_policy" ->
          on(made, "locked", "stays for good: a policy that is locked can't be deleted");
      default -> Optional.empty();
    };
  }

  /** Of what goes, and leaves its name taken for a while; {@code ""} for all else. */
  static String taken(Resource made) {
    return switch (made.type()) {
      // cloud.google.com/resource-manager/docs/creating-managing-projects
      case "google_project" -> "; its id can't be used again";
      // cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/delete
      case "google_iam_workload_identity_pool", "google_iam_workload_identity_pool_provider" ->
          "; its id stays taken for 30 days";
      // docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
      case "aws_secretsmanager_secret" -> {
        String days = Settings.text(made, "recovery_window_in_days", "30");
        yield days.isEmpty() || days.equals("0")
            ? ""
            : "; its name stays taken for " + days + " days";
      }
      default -> "";
    };
  }

  private static Optional<Lasting> stays(String text) {
    return Optional.of(new Lasting(text, ""));
  }

  private static Optional<Lasting> on(Resource made, String path, String text) {
    return Boolean.TRUE.equals(Settings.isSet(made, path)) ? stays(text) : Optional.empty();
  }

  private static Optional<Lasting> vaultLock(Resource made) {
    String days = Settings.text(made, "changeable_for_days", "");
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Lasting(
                "goes again only within " + days + " days of its making, and never after",
                "Revert within "
                    + days
                    + " days: after that "
                    + made.address()
                    + " can't be taken away by anybody."));
  }

  private static Optional<Lasting> objectLock(Resource made) {
    return isCompliance(made)
        ? stays("leaves what was written meanwhile locked" + time(made) + ": nobody can delete it")
        : Optional.empty();
  }

  private static Optional<Lasting> bucket(Resource made, Map<String, Resource> head) {
    return head.values().stream()
        .filter(part -> part.type().equals(LOCK) && isCompliance(part))
        .filter(part -> made.equals(BucketOf.of(part, head)))
        .findFirst()
        .map(part ->
            new Lasting(
                "can't be deleted once something was written to it: that is locked"
                    + time(part)
                    + ", and nobody can empty it",
                ""));
  }

  private static boolean isCompliance(Resource lock) {
    return Settings.text(lock, RETENTION + "mode", "").equals("COMPLIANCE");
  }

  private static String time(Resource lock) {
    String years = Settings.text(lock, RETENTION + "years", "");
    String days = Settings.text(lock, RETENTION + "days", "");
    return !years.isEmpty()
        ? " for " + years + " year" + (years.equals("1") ? "" : "s")
        : days.isEmpty() ? "" : " for " + days + " day" + (days.equals("1") ? "" : "s");
  }
}
