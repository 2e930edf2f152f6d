package dev.plumbline.policy.grant;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What Google Cloud's roles are worth. Sources: Google Cloud, "IAM roles and permissions index" and
 * "Service account impersonation"; for the ways upwards, Rhino Security Labs, "Privilege Escalation
 * in Google Cloud Platform" (2020). Written from knowledge of these pages and from excerpts; to be
 * held against them at the next reading.
 */
final class GoogleRoles {
  private static final Set<String> ACCESS =
      Set.of(
          "roles/owner",
          "roles/iam.securityAdmin",
          "roles/iam.serviceAccountAdmin",
          "roles/iam.roleAdmin",
          "roles/iam.organizationRoleAdmin",
          "roles/resourcemanager.organizationAdmin",
          "roles/resourcemanager.folderAdmin",
          "roles/resourcemanager.folderIamAdmin",
          "roles/resourcemanager.projectIamAdmin");

  private static final Set<String> IMPERSONATION =
      Set.of(
          "roles/owner",
          "roles/editor",
          "roles/iam.serviceAccountUser",
          "roles/iam.serviceAccountTokenCreator",
          "roles/iam.serviceAccountOpenIdTokenCreator",
          "roles/iam.serviceAccountKeyAdmin",
          "roles/iam.workloadIdentityUser",
          "roles/dataproc.admin",
          "roles/dataproc.editor",
          "roles/dataproc.serviceAgent",
          "roles/dataflow.developer",
          "roles/serverless.serviceAgent");

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
