package dev.plumbline.forecast.rollback;

import dev.plumbline.forecast.danger.PublicAddresses;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a resource once it is destroyed, that a resource of the same name meets. Each
 * entry's page stands beside it; what the service gives out anew (addresses, DNS names, name
 * servers) is an exported attribute on the resource's own page in the Terraform registry.
 *
 * @param outcome the best that a revert can reach; better for what it holds it never gets
 * @param text one sentence without its subject
 * @param step what the revert needs first, without its object; {@code ""} for nothing
 */
record Afterlife(Outcome outcome, String text, String step) {
  private static final Map<String, Afterlife> FIXED =
      Map.ofEntries(
          // docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
          entry(
              "aws_iam_role",
              Outcome.IDENTITY_CHANGES,
              "comes back under the same ARN with another unique id: policies that name it as a"
                  + " principal have to be saved again",
              ""),
          entry(
              "aws_iam_user",
              Outcome.IDENTITY_CHANGES,
              "comes back with another unique id and without its access keys and passwords",
              ""),
          entry(
              "aws_nat_gateway",
              Outcome.IDENTITY_CHANGES,
              "comes back as another gateway, with its address only where that is a resource of"
                  + " its own",
              ""),
          entry("aws_lb", Outcome.IDENTITY_CHANGES, "comes back with another DNS name", ""),
          entry("aws_alb", Outcome.IDENTITY_CHANGES, "comes back with another DNS name", ""),
          entry("aws_elb", Outcome.IDENTITY_CHANGES, "comes back with another DNS name", ""),
          entry(
              "aws_route53_zone",
              Outcome.IDENTITY_CHANGES,
              "comes back with other name servers: the delegation has to be changed, and caches"
                  + " keep the old one up to two days",
              ""),
          entry(
              "aws_cloudfront_distribution",
              Outcome.IDENTITY_CHANGES,
              "comes back with another domain name",
              ""),
          // cloud.google.com/iam/docs/best-practices-service-accounts: a new one is another
          // identity
          entry(
              "google_service_account",
              Outcome.IDENTITY_CHANGES,
              "comes back with another unique id: its roles have to be granted again",
              ""),
          // cloud.google.com/resource-manager/docs/creating-managing-projects: 30 days to undo it
          entry(
              "google_project",
              Outcome.NOT_RESTORED,
              "can't be made again under its id; for 30 days it can be undeleted",
              "undelete"),
          // registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_key_ring
          entry(
              "google_kms_key_ring",
              Outcome.NOT_RESTORED,
              "stays at Google when Terraform destroys it, so a new one of its name can't be made",
              "import"),
          // registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key
          entry(
              "google_kms_crypto_key",
              Outcome.NOT_RESTORED,
              "keeps its name for ever while its versions are destroyed, so a new one of its name"
                  + " can't be made",
              "import"),
          // cloud.google.com/iam/docs/reference/rest/v1/projects.locations.workloadIdentityPools/delete
          entry(
              "google_iam_workload_identity_pool",
              Outcome.NOT_RESTORED,
              "keeps its id for 30 days, in which it can be undeleted",
              "undelete"),
          // the same, of providers: workloadIdentityPools.providers/undelete
          entry(
              "google_iam_workload_identity_pool_provider",
              Outcome.NOT_RESTORED,
              "keeps its id for 30 days, in which it can be undeleted",
              "undelete"));

  private static Map.Entry<String, Afterlife> entry(
      String type, Outcome outcome, String text, String step) {
    return Map.entry(type, new Afterlife(outcome, text, step));
  }

  /** Each makes its value when it is created, and keeps it in the state only. */
  private static final Set<String> DRAWN =
      Set.of(
          "random_bytes",
          "random_id",
          "random_integer",
          "random_password",
          "random_pet",
          "random_shuffle",
          "random_string",
          "random_uuid",
          "tls_private_key");

  private static final Afterlife DRAWN_ANEW =
      new Afterlife(
          Outcome.IDENTITY_CHANGES,
          "is drawn anew: the old value does not come back, unless it is kept and imported or"
              + " written down",
          "");

  private static final Afterlife OTHER_ADDRESS =
      new Afterlife(
          Outcome.IDENTITY_CHANGES,
          "comes back with another address: the old one is given back",
          "");

  private static final Afterlife NEW_ID =
      new Afterlife(Outcome.RESTORED, "is made anew, with a new id", "");

  /**
   * @param gone as it was when it was destroyed
   */
  static Afterlife of(Resource gone) {
    return switch (gone.type()) {
      case "aws_secretsmanager_secret" -> secret(gone);
      case "aws_kms_key" ->
          new Afterlife(
              Outcome.CONTENT_LOST,
              "is scheduled for deletion in "
                  + days(gone, "deletion_window_in_days", "30")
                  + " days; a revert makes another key, which can't read what the old one"
                  + " encrypted",
              "cancel the deletion of, and import,");
      case "azurerm_key_vault" -> vault(gone);
      default -> other(gone);
    };
  }

  private static Afterlife other(Resource gone) {
    Afterlife otherwise =
        PublicAddresses.isGivenBack(gone)
            ? OTHER_ADDRESS
            : DRAWN.contains(gone.type()) ? DRAWN_ANEW : NEW_ID;
    return FIXED.getOrDefault(gone.type(), otherwise);
  }

  private static Afterlife secret(Resource gone) {
    String days = days(gone, "recovery_window_in_days", "30");
    return days.equals("0")
        ? new Afterlife(Outcome.CONTENT_LOST, "is deleted at once, with its versions", "")
        : new Afterlife(
            Outcome.CONTENT_LOST,
            "keeps its name for " + days + " days, so making it again fails until then",
            "restore (aws secretsmanager restore-secret), and import,");
  }

  private static Afterlife vault(Resource gone) {
    Boolean guarded = Settings.isSet(gone, "purge_protection_enabled");
    String days = days(gone, "soft_delete_retention_days", "90");
    return Boolean.TRUE.equals(guarded)
        ? new Afterlife(
            Outcome.IDENTITY_CHANGES,
            "stays soft-deleted for " + days + " days, and the provider recovers it by default",
            "")
        : new Afterlife(
            Outcome.CONTENT_LOST,
            "is purged by the provider unless features.key_vault says otherwise; else it stays"
                + " soft-deleted for "
                + days
                + " days",
            "");
  }

  private static String days(Resource gone, String attribute, String otherwise) {
    String days = Settings.text(gone, attribute, otherwise);
    return days.isEmpty() ? "an unknown number of" : days;
  }
}
