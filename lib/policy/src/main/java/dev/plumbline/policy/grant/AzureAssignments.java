package dev.plumbline.policy.grant;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Azure's role assignments: standing ones, and those that privileged identity management makes. */
final class AzureAssignments {
  private static final String DEFINITION = "azurerm_role_definition";

  /** Scopes by the type of what an unknown scope is an attribute of. */
  private static final Map<String, String> SCOPES =
      Map.of(
          "azurerm_subscription", "subscription",
          "azurerm_management_group", "management-group",
          "azurerm_resource_group", "resource-group");

  private record Role(Value name, Worth worth, @Nullable Place place) {}

  private AzureAssignments() {}

  /** Of an assignment, one grant. */
  static Term of(Subject assignment) {
    Role role = role(assignment);
    Value member = value(assignment, "principal_id");
    Value scope = scope(value(assignment, "scope"));
    boolean limited = !(value(assignment, "condition") instanceof Value.Null);
    return new Grant(role.name(), List.of(member), scope, role.worth(), limited).at(role.place());
  }

  private static Role role(Subject assignment) {
    Term name = assignment.attribute("role_definition_name");
    boolean byName = !Term.isAbsent(name);
    Term by = byName ? name : assignment.attribute("role_definition_id");
    String text = Term.text(by);
    if (text != null) {
      String role = byName ? text : AzureRoles.named(text);
      return role == null ? unknown(assignment, by) : named(role, assignment, Term.placeOf(by));
    }
    return unknown(assignment, by);
  }

  /** A role that the stack defines under that name, else a built-in one. */
  private static Role named(String role, Subject assignment, @Nullable Place place) {
    for (Subject definition : assignment.scene().ofType(DEFINITION)) {
      if (role.equals(Term.text(definition.attribute("name")))) {
        return new Role(Value.of(role), AzureRoles.custom(definition), place);
      }
    }
    return new Role(Value.of(role), AzureRoles.builtIn(role), place);
  }

  private static Role unknown(Subject assignment, Term by) {
    Place place = Term.placeOf(by);
    List<Subject> own = assignment.references(DEFINITION);
    if (own.size() == 1) {
      Value name = value(own.getFirst(), "name");
      return new Role(name, AzureRoles.custom(own.getFirst()), place);
    }
    List<Subject> looked = assignment.references("data." + DEFINITION);
    String name = looked.size() == 1 ? Term.text(looked.getFirst().attribute("name")) : null;
    return name == null
        ? new Role(Value.unknown("which role it is, is not known"), Worth.UNKNOWN, place)
        : named(name, assignment, place);
  }

  private static Value scope(Value written) {
    return switch (written) {
      case Value.Str(String text) -> Value.of(scope(text));
      case Value.Unknown(Value.Origin origin) when Cause.isResource(origin) -> scope(origin);
      case Value.Unknown unknown -> unknown;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          Value.unknown("it is not known at which scope");
    };
  }

  private static String scope(String text) {
    String path = text.toLowerCase(Locale.ROOT);
    if (path.equals("/")) {
      return "tenant";
    }
    if (path.matches("/providers/microsoft\\.management/managementgroups/[^/]+/?")) {
      return "management-group";
    }
    if (path.matches("/subscriptions/[^/]+/?")) {
      return "subscription";
    }
    return path.matches("/subscriptions/[^/]+/resourcegroups/[^/]+/?")
        ? "resource-group"
        : "resource";
  }

  private static Value scope(Value.Origin origin) {
    for (String step : origin.address().split("\\.", -1)) {
      if (step.startsWith("azurerm_")) {
        return Value.of(SCOPES.getOrDefault(step, "resource"));
      }
    }
    return new Value.Unknown(origin);
  }

  static Value value(Subject subject, String attribute) {
    Value found = subject.resource().attribute(attribute);
    return found == null ? Value.Null.NULL : found.unmarked();
  }
}
