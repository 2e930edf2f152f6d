package dev.plumbline.policy.grant;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.JsonText;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Google Cloud's bindings, in each of the provider's three forms: a member, a role's members, or a
 * whole policy, which a data source or a JSON text holds.
 */
final class GoogleBindings {
  private static final Pattern TYPE =
      Pattern.compile("google_([a-z0-9_]+?)_iam_(member|binding|policy)");

  private static final List<String> CUSTOM =
      List.of("google_project_iam_custom_role", "google_organization_iam_custom_role");

  private static final Map<String, String> SCOPES =
      Map.of(
          "organization", "organization",
          "folder", "folder",
          "project", "project",
          "service_account", "service-account",
          "billing_account", "billing-account");

  private final Subject subject;
  private final Value scope;

  private GoogleBindings(Subject subject, String scope) {
    this.subject = subject;
    this.scope = Value.of(scope);
  }

  /** The grants of a resource; null for a type that binds nothing. */
  static @Nullable List<Term> of(Subject subject) {
    Matcher type = TYPE.matcher(subject.type());
    if (!type.matches()) {
      return null;
    }
    var bindings = new GoogleBindings(subject, SCOPES.getOrDefault(type.group(1), "resource"));
    return switch (type.group(2)) {
      case "member" -> List.of(bindings.one(new Term.Ref(subject), "member"));
      case "binding" -> List.of(bindings.one(new Term.Ref(subject), "members"));
      default -> bindings.policy();
    };
  }

  private Term one(Term binding, String members) {
    Term role = Reading.member(binding, "role");
    Term whom = Reading.member(binding, members);
    List<Term> several = Reading.elements(whom);
    List<Value> all =
        several == null
            ? List.of(GoogleBindings.value(whom))
            : several.stream().map(GoogleBindings::value).toList();
    return new Grant(value(role), all, scope, worth(role), limited(binding))
        .at(place(role, binding));
  }

  private static @Nullable Place place(Term role, Term binding) {
    Place found = Term.placeOf(role);
    return found == null ? Term.placeOf(binding) : found;
  }

  private static boolean limited(Term binding) {
    Term condition = Reading.member(binding, "condition");
    List<Term> blocks = Reading.elements(condition);
    boolean absent = Term.isAbsent(condition);
    return !absent && (blocks == null || !blocks.isEmpty());
  }

  private Worth worth(Term role) {
    String text = Term.text(role);
    if (text != null && text.startsWith("roles/")) {
      return GoogleRoles.predefined(text);
    }
    for (String type : CUSTOM) {
      List<Subject> own = text == null ? referred(type, role) : named(type, text);
      if (own.size() == 1) {
        return GoogleRoles.custom(own.getFirst());
      }
    }
    return Worth.UNKNOWN;
  }

  /** Custom roles of the stack by the last part of a name such as projects/shop/roles/deployer. */
  private List<Subject> named(String type, String role) {
    String id = role.substring(role.lastIndexOf('/') + 1);
    return subject.scene().ofType(type).stream()
        .filter(own -> id.equals(Term.text(own.attribute("role_id"))))
        .toList();
  }

  /** The custom role of which the role is an attribute. */
  private List<Subject> referred(String type, Term role) {
    Place place = Term.placeOf(role);
    return place != null && place.value() instanceof Value.Unknown(Value.Origin origin)
        ? subject.scene().ofType(type).stream()
            .filter(own -> own.resource().address().equals(origin.address()))
            .toList()
        : List.of();
  }

  private List<Term> policy() {
    Term data = subject.attribute("policy_data");
    String text = Term.text(data);
    if (text != null) {
      return document(JsonText.parse(text), data);
    }
    List<Subject> sources = subject.references("data.google_iam_policy");
    if (sources.size() != 1) {
      Value known = data instanceof Term.Open open ? JsonText.knownPart(open) : null;
      return document(known, data);
    }
    Term blocks = sources.getFirst().attribute("binding");
    return each(blocks);
  }

  private List<Term> document(@Nullable Value policy, Term data) {
    Place place = Term.placeOf(data);
    if (policy == null) {
      return List.of(
          Term.open(new Cause(Cause.Kind.UNKNOWN, place, "what the policy grants is not known")));
    }
    Term document = Term.at(policy, place == null ? null : place.derive(policy));
    return each(Reading.member(document, "bindings"));
  }

  private List<Term> each(Term bindings) {
    List<Term> elements = Reading.elements(bindings);
    return elements == null
        ? List.of(bindings)
        : elements.stream().map(binding -> one(binding, "members")).toList();
  }

  private static Value value(Term term) {
    return term instanceof Term.Known(Value value, _)
        ? value
        : Value.unknown("it is not known who or what it is");
  }
}
