package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement as JSON and CloudFormation write it. */
final class JsonForm {
  private JsonForm() {}

  static Value statement(Value.Obj statement) {
    Map<String, Value> in = statement.members();
    var out = new LinkedHashMap<String, Value>();
    out.put("sid", in.getOrDefault("Sid", Value.of("")));
    out.put("effect", in.getOrDefault("Effect", Value.of("")));
    out.put("actions", strings(in.get("Action")));
    out.put("not_actions", strings(in.get("NotAction")));
    out.put("resources", strings(in.get("Resource")));
    out.put("not_resources", strings(in.get("NotResource")));
    out.put("principals", principals(in.get("Principal")));
    out.put("not_principals", principals(in.get("NotPrincipal")));
    out.put("conditions", conditions(in.get("Condition")));
    return new Value.Obj(out);
  }

  private static Value strings(@Nullable Value value) {
    return new Value.Seq(PolicyDocument.list(value));
  }

  /** {@code "*"} means every principal, as {@code {"AWS": "*"}} does. */
  private static Value principals(@Nullable Value value) {
    var found = new ArrayList<Value>();
    for (Value one : PolicyDocument.list(value)) {
      if (one instanceof Value.Obj byType) {
        byType
            .members()
            .forEach((type, ids) ->
                PolicyDocument.list(ids)
                    .forEach(
                        id -> found.add(PolicyDocument.pair("type", Value.of(type), "id", id))));
      } else if (one instanceof Value.Unknown) {
        found.add(one);
      } else {
        found.add(PolicyDocument.pair("type", Value.of("AWS"), "id", one));
      }
    }
    return new Value.Seq(found);
  }

  private static Value conditions(@Nullable Value value) {
    List<Value> found = new ArrayList<>();
    for (Value one : PolicyDocument.list(value)) {
      if (!(one instanceof Value.Obj byTest)) {
        found.add(one);
        continue;
      }
      for (var test : byTest.members().entrySet()) {
        if (!(test.getValue().unmarked() instanceof Value.Obj byVariable)) {
          found.add(test.getValue());
          continue;
        }
        for (var variable : byVariable.members().entrySet()) {
          found.add(
              Blocks.condition(
                  Value.of(test.getKey()),
                  Value.of(variable.getKey()),
                  strings(variable.getValue())));
        }
      }
    }
    return new Value.Seq(found);
  }
}
