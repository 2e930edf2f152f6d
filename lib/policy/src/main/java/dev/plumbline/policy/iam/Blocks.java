package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement as the blocks of the data source {@code aws_iam_policy_document} write it. */
final class Blocks {
  private Blocks() {}

  static Value statement(Value.Obj statement) {
    Map<String, Value> in = statement.members();
    var out = new LinkedHashMap<String, Value>();
    out.put("sid", in.getOrDefault("sid", Value.of("")));
    Value effect = in.get("effect");
    out.put("effect", effect == null || effect instanceof Value.Null ? Value.of("Allow") : effect);
    for (String name : new String[] {"actions", "not_actions", "resources", "not_resources"}) {
      out.put(name, new Value.Seq(PolicyDocument.list(in.get(name))));
    }
    out.put("principals", principals(in.get("principals")));
    out.put("not_principals", principals(in.get("not_principals")));
    var conditions = new ArrayList<Value>();
    for (Value one : PolicyDocument.list(in.get("condition"))) {
      if (one instanceof Value.Obj(Map<String, Value> c)) {
        conditions.add(
            condition(
                c.getOrDefault("test", Value.of("")),
                c.getOrDefault("variable", Value.of("")),
                new Value.Seq(PolicyDocument.list(c.get("values")))));
      } else {
        conditions.add(one);
      }
    }
    out.put("conditions", new Value.Seq(conditions));
    return new Value.Obj(out);
  }

  static Value condition(Value test, Value variable, Value values) {
    var members = new LinkedHashMap<String, Value>();
    members.put("test", test);
    members.put("variable", variable);
    members.put("values", values);
    return new Value.Obj(members);
  }

  private static Value principals(@Nullable Value value) {
    var found = new ArrayList<Value>();
    for (Value one : PolicyDocument.list(value)) {
      if (!(one instanceof Value.Obj(Map<String, Value> principal))) {
        found.add(one);
        continue;
      }
      Value type = principal.getOrDefault("type", Value.of("AWS"));
      boolean anyone = type instanceof Value.Str(String name) && name.equals("*");
      for (Value id : PolicyDocument.list(principal.get("identifiers"))) {
        found.add(PolicyDocument.pair("type", anyone ? Value.of("AWS") : type, "id", id));
      }
    }
    return new Value.Seq(found);
  }
}
