package dev.plumbline.policy.grant;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role given to members at a scope, in the form that conditions read: {@code role}, {@code
 * members}, {@code scope}, {@code everything}, {@code manages_access}, {@code impersonates}, {@code
 * limited}; {@code path} says it in words.
 *
 * @param role unknown where the source does not tell
 * @param scope {@code tenant}, {@code management-group}, {@code subscription}, {@code
 *     resource-group}; {@code organization}, {@code folder}, {@code project}, {@code
 *     service-account}, {@code billing-account}; {@code resource} for all below; or unknown
 * @param limited whether a condition narrows it
 */
record Grant(Value role, List<Value> members, Value scope, Worth worth, boolean limited) {
  Grant {
    members = List.copyOf(members);
  }

  Term at(@Nullable Place place) {
    Map<String, Value> parts = new LinkedHashMap<>();
    parts.put("role", role);
    parts.put("members", new Value.Seq(members));
    parts.put("scope", scope);
    parts.put("everything", value(worth.everything()));
    parts.put("manages_access", value(worth.access()));
    parts.put("impersonates", value(worth.impersonation()));
    parts.put("limited", Value.of(limited));
    parts.put("path", Value.of(whom() + " → " + text(role) + " → " + text(scope)));
    var grant = new Value.Obj(parts);
    return Term.at(grant, place == null ? null : place.derive(grant));
  }

  private String whom() {
    return members.size() == 1 ? text(members.getFirst()) : members.size() + " members";
  }

  private static String text(Value value) {
    return switch (value.unmarked()) {
      case Value.Str(String text) -> text;
      case Value.Unknown(Value.Origin origin) ->
          origin.address().isEmpty() ? "?" : origin.address();
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          "?";
    };
  }

  private static Value value(Truth truth) {
    return switch (truth) {
      case TRUE -> Value.of(true);
      case FALSE -> Value.of(false);
      case OPEN -> Value.unknown("what the role grants is not known");
    };
  }
}
