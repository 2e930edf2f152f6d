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
    return new Worth(
        Truth.of(basic), Truth.of(ACCESS.contains(role)), Truth.of(IMPERSONATION.contains(role)));
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
