package dev.plumbline.policy.suppression;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Wildcards;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a suppression asks before it holds.
 *
 * @param workspace pattern of the environment's name; {@code ""} for all
 * @param attributes values by path, {@code logging.target_bucket}; of several blocks one is enough
 */
record Limits(String workspace, Map<String, String> attributes) {
  static final Limits NONE = new Limits("", Map.of());

  Limits {
    attributes = Map.copyOf(attributes);
  }

  boolean holdIn(StackSpec stack) {
    return workspace.isEmpty() || Wildcards.match(workspace, stack.environment());
  }

  /** Whether every attribute is known and so. */
  boolean holdFor(Resource resource) {
    return attributes.entrySet().stream()
        .allMatch(each -> {
          Stream<Value> at = Stream.of(resource.attributes());
          for (String name : each.getKey().split("\\.", -1)) {
            at = at.flatMap(value -> members(value, name));
          }
          return at.anyMatch(value -> each.getValue().equals(Term.text(Term.of(value))));
        });
  }

  private static Stream<Value> members(Value value, String name) {
    return switch (value.unmarked()) {
      case Value.Obj obj -> Stream.ofNullable(obj.members().get(name));
      case Value.Seq seq -> seq.elements().stream().flatMap(one -> members(one, name));
      case Value.Str _, Value.Num _, Value.Bool _, Value.Null _, Value.Unknown _ -> Stream.empty();
      case Value.Sensitive _ -> Stream.empty();
    };
  }
}
