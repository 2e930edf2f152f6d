package dev.plumbline.policy.grant;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import dev.plumbline.policy.term.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Azure's roles are worth. Source of the built-in ones: Microsoft Learn, "Azure built-in
 * roles" (MicrosoftDocs/azure-docs, articles/role-based-access-control/built-in-roles, read
 * 2026-11-27). Read there, action by action: the privileged ones and their ids (privileged.md at
 * cc5826fc) and the first group of the ordinary ones (containers.md at c0b7e64c, monitor.md at
 * 7dba9761, security.md at 9772bfe3; of Reader its line in built-in-roles.md at 00a58329); none of
 * these writes role assignments. The second group is written from knowledge and not yet held
 * against the pages. A name that is not here may be a custom role that somebody made elsewhere, and
 * stays unknown.
 */
final class AzureRoles {
  private static final String MANAGES = "microsoft.authorization/roleassignments/write";
  private static final String DEFINES = "microsoft.authorization/roledefinitions/write";
  private static final String ELEVATES = "microsoft.authorization/elevateaccess/action";

  private static final Map<String, Worth> PRIVILEGED =
      Map.of(
          "owner", new Worth(Truth.TRUE, Truth.TRUE, Truth.FALSE),
          "contributor", new Worth(Truth.TRUE, Truth.FALSE, Truth.FALSE),
          "user access administrator", new Worth(Truth.FALSE, Truth.TRUE, Truth.FALSE),
          "role based access control administrator",
              new Worth(Truth.FALSE, Truth.TRUE, Truth.FALSE));

  private static final Map<String, String> IDS =
      Map.of(
          "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner",
          "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor",
          "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator",
          "f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator",
          "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader");

  private static final Set<String> ORDINARY =
      Set.of(
          // read on the pages
          "reader",
          "acrpull",
          "acrpush",
          "key vault certificates officer",
          "key vault crypto officer",
          "key vault crypto service encryption user",
          "key vault crypto user",
          "monitoring contributor",
          "monitoring metrics publisher",
          "monitoring reader",
          // from knowledge
          "app configuration data reader",
          "azure event hubs data owner",
          "azure event hubs data receiver",
          "azure event hubs data sender",
          "azure service bus data owner",
          "azure service bus data receiver",
          "azure service bus data sender",
          "azure kubernetes service cluster admin role",
          "azure kubernetes service cluster user role",
          "azure kubernetes service rbac cluster admin",
          "azure kubernetes service rbac reader",
          "backup contributor",
          "backup reader",
          "cognitive services openai user",
          "cognitive services user",
          "cost management reader",
          "dns zone contributor",
          "key vault administrator",
          "key vault reader",
          "key vault secrets officer",
          "key vault secrets user",
          "log analytics contributor",
          "log analytics reader",
          "managed identity operator",
          "network contributor",
          "private dns zone contributor",
          "security admin",
          "security reader",
          "sql db contributor",
          "storage account contributor",
          "storage blob data contributor",
          "storage blob data owner",
          "storage blob data reader",
          "storage file data smb share contributor",
          "storage queue data contributor",
          "storage table data contributor",
          "virtual machine administrator login",
          "virtual machine contributor",
          "virtual machine user login",
          "website contributor");

  private AzureRoles() {}

  /** A built-in role's name by the last part of its id; null for another. */
  static @Nullable String named(String id) {
    return IDS.get(id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
  }

  static Worth builtIn(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Worth privileged = PRIVILEGED.get(key);
    return privileged != null ? privileged : ORDINARY.contains(key) ? Worth.LITTLE : Worth.UNKNOWN;
  }

  /** What a role that the stack defines is worth. */
  static Worth custom(Subject definition) {
    List<Term> permissions = Reading.elements(definition.attribute("permissions"));
    if (permissions == null) {
      return Worth.UNKNOWN;
    }
    Truth everything = Truth.FALSE;
    Truth access = Truth.FALSE;
    for (Term permission : permissions) {
      List<Term> actions = list(permission, "actions");
      List<Term> spared = list(permission, "not_actions");
      everything = everything.or(covered(actions, "*"));
      for (String right : List.of(MANAGES, DEFINES, ELEVATES)) {
        access = access.or(covered(actions, right).and(covered(spared, right).not()));
      }
    }
    return new Worth(everything, access, Truth.FALSE);
  }

  private static List<Term> list(Term permission, String name) {
    Term found = Reading.member(permission, name);
    List<Term> elements = Reading.elements(found);
    boolean nothing = Term.isAbsent(found);
    return elements != null ? elements : nothing ? List.of() : List.of(found);
  }

  private static Truth covered(List<Term> patterns, String action) {
    Truth covered = Truth.FALSE;
    for (Term pattern : patterns) {
      covered =
          covered.or(
              pattern instanceof Term.Known(Value.Str(String text), _)
                  ? Truth.of(Wildcards.match(text.toLowerCase(Locale.ROOT), action))
                  : Truth.OPEN);
    }
    return covered;
  }
}
