package dev.plumbline.policy.grant;

import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The roles that a resource gives to somebody. */
public final class Grants {
  private Grants() {}

  /** One term each, open where it can't be read; null for a resource that gives no roles. */
  public static @Nullable List<Term> of(Subject subject) {
    return switch (subject.type()) {
      case "azurerm_role_assignment", "azurerm_pim_active_role_assignment" ->
          List.of(AzureAssignments.of(subject));
      default -> GoogleBindings.of(subject);
    };
  }
}
