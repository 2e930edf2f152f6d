package dev.plumbline.policy.judge;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of a list's elements a fault is about, whatever stands before it: by its name where no
 * other element has it, else by what stands in it, secrets and prose left out. So one that is put
 * before another never takes the other's identity.
 */
record Element(Subject subject, Facts facts, FirstSeen firstSeen) {
  private static final int DEEPEST = 12;

  /** What names an element in Terraform, CloudFormation and policy documents. */
  private static final List<String> NAMES = List.of("name", "sid", "Sid", "key", "id");

  /** Says nothing of what an element does; {@code path} is how a computed one is shown. */
  private static final Set<String> PROSE = Set.of("description", "tags", "path");

  /** Twelve hex digits; {@code ""} where the place is one of a kind, as a single block is. */
  String of(Term each) {
    var steps = new ArrayList<String>();
    Place place = Term.placeOf(each);
    if (place == null) {
      if (each instanceof Term.Known(Value value, _)) {
        steps.add(content(value, null, 0));
      }
    } else {
      steps(place, steps);
    }
    return steps.isEmpty() ? "" : Sha256.hex(String.join("\0", steps)).substring(0, 12);
  }

  private void steps(Place place, List<String> steps) {
    if (place.subject() != subject) {
      steps.add(firstSeen.of(place.subject().resource().address()));
    }
    for (Place at = place; at != null; at = at.parent()) {
      Value value = at.value();
      boolean computed = at == place && at.derived() && at.index() < 0;
      if (value != null && (computed || at.index() >= 0 && !isSingle(at))) {
        steps.add(key(at, value));
      }
    }
  }

  /** Whether the provider takes one block only, or one value, where this one stands. */
  private boolean isSingle(Place place) {
    AttributeFacts attribute = place.derived() ? null : attribute(place);
    return attribute != null && attribute.max() == 1;
  }

  private @Nullable AttributeFacts attribute(Place place) {
    ResourceFacts resource = facts.described(place.subject().resource().type());
    return resource == null ? null : resource.attribute(String.join(".", place.names()));
  }

  private String key(Place place, Value value) {
    List<Value> all =
        place.parent() != null && place.parent().value() instanceof Value.Seq(var elements)
            ? elements
            : List.of();
    for (String name : NAMES) {
      if (name(value, name) instanceof String found
          && all.stream().filter(one -> found.equals(name(one, name))).count() == 1) {
        return name + '=' + found;
      }
    }
    return content(value, attribute(place), 0);
  }

  private static @Nullable String name(Value value, String member) {
    return value.unmarked() instanceof Value.Obj(var members)
            && members.get(member) instanceof Value.Str(String text)
        ? text
        : null;
  }

  /**
   * @param attribute whose value it is; what the provider calls sensitive is left out, since the
   *     digest of a password that can be guessed gives it away
   */
  private static String content(Value value, @Nullable AttributeFacts attribute, int depth) {
    if (depth > DEEPEST) {
      return "…";
    }
    if (attribute != null && (attribute.sensitive() || attribute.writeOnly())) {
      return "*";
    }
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean truth) -> String.valueOf(truth);
      case Value.Num(var number) -> number.stripTrailingZeros().toString();
      case Value.Str(String text) -> SecretText.isMentioned(text) ? "*" : '"' + text + '"';
      case Value.Unknown(Value.Origin origin) -> "?" + origin.expression();
      case Value.Sensitive _ -> "*";
      case Value.Seq(List<Value> elements) ->
          elements.stream()
              .map(one -> content(one, attribute, depth + 1))
              .collect(Collectors.joining(",", "[", "]"));
      case Value.Obj(Map<String, Value> members) ->
          new TreeMap<>(members)
              .entrySet().stream()
                  .filter(one -> !PROSE.contains(one.getKey()))
                  .map(one ->
                      one.getKey()
                          + ':'
                          + member(one.getKey(), one.getValue(), attribute, depth + 1))
                  .collect(Collectors.joining(",", "{", "}"));
    };
  }

  private static String member(String name, Value value, @Nullable AttributeFacts of, int depth) {
    return SecretText.isNamed(name)
        ? "*"
        : content(value, of == null ? null : of.nested().get(name), depth);
  }
}
