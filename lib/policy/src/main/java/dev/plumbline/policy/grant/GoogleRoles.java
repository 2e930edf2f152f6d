package dev.plumbline.policy.grant;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What Google Cloud's roles are worth. Sources, read 2026-11-27: Google Cloud, "Resource Manager
 * roles and permissions" (folderAdmin) and "Roles for service account authentication"
 * (serviceAccountUser, serviceAccountTokenCreator); GoogleCloudPlatform/professional-services,
 * tools/custom-role-manager (roleAdmin, organizationRoleAdmin); the roles' definitions as the API
 * gave them, in darkbitio/gcp-iam-role-permissions (serviceAccountAdmin, organizationAdmin,
 * serviceAccountOpenIdTokenCreator, the two service agents). The basic roles, and those under "from
 * knowledge", are not yet held against a page. For the ways upwards: Rhino Security Labs,
 * "Privilege Escalation in Google Cloud Platform" (2020), from knowledge.
 */
final class GoogleRoles {
  private static final Set<String> ACCESS =
      Set.of(
          "roles/owner",
          "roles/iam.serviceAccountAdmin",
          "roles/iam.roleAdmin",
          "roles/iam.organizationRoleAdmin",
          "roles/resourcemanager.organizationAdmin",
          "roles/resourcemanager.folderAdmin",
          // from knowledge
          "roles/iam.securityAdmin",
          "roles/resourcemanager.folderIamAdmin",
          "roles/resourcemanager.projectIamAdmin");

  private static final Set<String> IMPERSONATION =
      Set.of(
          "roles/owner",
          "roles/editor",
          "roles/iam.serviceAccountUser",
          "roles/iam.serviceAccountTokenCreator",
          "roles/iam.serviceAccountOpenIdTokenCreator",
          "roles/dataproc.serviceAgent",
          "roles/serverless.serviceAgent",
          // from knowledge
          "roles/iam.serviceAccountKeyAdmin",
          "roles/iam.workloadIdentityUser",
          // these hold no permission over service accounts (their definitions, same source): they
          // are here as peers list them, for jobs run as the account of the cluster or worker
          "roles/dataproc.admin",
          "roles/dataproc.editor",
          "roles/dataflow.developer");

  /**
   * Roles that neither hand out roles on a project nor act as an account; all from knowledge. One
   * that is in none of these sets stays unknown: Google has more than a thousand, and adds to them.
   */
  private static final Set<String> ORDINARY =
      Set.of(
          "roles/viewer",
          "roles/browser",
          "roles/artifactregistry.admin",
          "roles/artifactregistry.reader",
          "roles/artifactregistry.writer",
          "roles/bigquery.admin",
          "roles/bigquery.connectionUser",
          "roles/bigquery.dataEditor",
          "roles/bigquery.dataOwner",
          "roles/bigquery.dataViewer",
          "roles/bigquery.filteredDataViewer",
          "roles/bigquery.jobUser",
          "roles/bigquery.metadataViewer",
          "roles/bigquery.readSessionUser",
          "roles/bigquery.user",
          "roles/cloudfunctions.invoker",
          "roles/cloudkms.admin",
          "roles/cloudkms.cryptoKeyDecrypter",
          "roles/cloudkms.cryptoKeyEncrypter",
          "roles/cloudkms.cryptoKeyEncrypterDecrypter",
          "roles/cloudkms.viewer",
          "roles/cloudsql.client",
          "roles/cloudsql.instanceUser",
          "roles/cloudsql.viewer",
          "roles/cloudtrace.agent",
          "roles/compute.imageUser",
          "roles/compute.networkUser",
          "roles/compute.networkViewer",
          "roles/compute.viewer",
          "roles/container.clusterViewer",
          "roles/container.defaultNodeServiceAccount",
          "roles/container.viewer",
          "roles/dns.admin",
          "roles/dns.reader",
          "roles/errorreporting.writer",
          "roles/iam.roleViewer",
          "roles/iam.securityReviewer",
          "roles/iam.serviceAccountViewer",
          "roles/logging.logWriter",
          "roles/logging.viewer",
          "roles/monitoring.metricWriter",
          "roles/monitoring.viewer",
          "roles/pubsub.admin",
          "roles/pubsub.editor",
          "roles/pubsub.publisher",
          "roles/pubsub.subscriber",
          "roles/pubsub.viewer",
          "roles/resourcemanager.folderViewer",
          "roles/resourcemanager.organizationViewer",
          "roles/run.invoker",
          "roles/run.viewer",
          "roles/secretmanager.admin",
          "roles/secretmanager.secretAccessor",
          "roles/secretmanager.viewer",
          "roles/spanner.databaseReader",
          "roles/spanner.databaseUser",
          "roles/stackdriver.resourceMetadata.writer",
          "roles/storage.admin",
          "roles/storage.objectAdmin",
          "roles/storage.objectCreator",
          "roles/storage.objectUser",
          "roles/storage.objectViewer");

  private static final Set<String> HANDS_OUT =
      Set.of(
          "resourcemanager.projects.setIamPolicy",
          "resourcemanager.folders.setIamPolicy",
          "resourcemanager.organizations.setIamPolicy",
          "iam.serviceAccounts.setIamPolicy",
          "iam.roles.update");

  private static final Set<String> BORROWS =
      Set.of(
          "iam.serviceAccounts.actAs",
          "iam.serviceAccounts.getAccessToken",
          "iam.serviceAccounts.getOpenIdToken",
          "iam.serviceAccounts.implicitDelegation",
          "iam.serviceAccounts.signBlob",
          "iam.serviceAccounts.signJwt",
          "iam.serviceAccountKeys.create");

  private GoogleRoles() {}

  /** What one of Google's own roles is worth. */
  static Worth predefined(String role) {
    boolean basic = role.equals("roles/owner") || role.equals("roles/editor");
    boolean access = ACCESS.contains(role);
    boolean impersonation = IMPERSONATION.contains(role);
    if (!access && !impersonation && !ORDINARY.contains(role)) {
      return new Worth(Truth.FALSE, Truth.OPEN, Truth.OPEN);
    }
    return new Worth(Truth.of(basic), Truth.of(access), Truth.of(impersonation));
  }

  /** What a role that the stack defines is worth. */
  static Worth custom(Subject role) {
    List<Term> permissions = Reading.elements(role.attribute("permissions"));
    return permissions == null
        ? Worth.UNKNOWN
        : new Worth(
            Truth.FALSE,
            any(permissions, HANDS_OUT::contains),
            any(permissions, BORROWS::contains));
  }

  private static Truth any(List<Term> permissions, Predicate<String> test) {
    Truth found = Truth.FALSE;
    for (Term permission : permissions) {
      String text = Term.text(permission);
      found = found.or(text == null ? Truth.OPEN : Truth.of(test.test(text)));
    }
    return found;
  }
}
