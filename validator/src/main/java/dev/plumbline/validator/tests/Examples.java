package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that fit a variable's type and name, for variables to which nobody gives a value. */
final class Examples {
  /** What a name ends with, and a value that providers take for it; the first that fits. */
  private static final Map<String, String> BY_NAME = byName();

  private Examples() {}

  private static Map<String, String> byName() {
    var values = new LinkedHashMap<String, String>();
    values.put("cidr_block", "10.0.0.0/16");
    values.put("cidr", "10.0.0.0/16");
    values.put("vpc_id", "vpc-0123456789abcdef0");
    values.put("subnet_id", "subnet-0123456789abcdef0");
    values.put("security_group_id", "sg-0123456789abcdef0");
    values.put("account_id", "123456789012");
    values.put("project_id", "example-project");
    values.put("role_arn", "arn:aws:iam::123456789012:role/example");
    values.put("kms_key_arn", "arn:aws:kms:eu-west-1:123456789012:key/example");
    values.put("arn", "arn:aws:sns:eu-west-1:123456789012:example");
    values.put("email", "someone@example.com");
    values.put("domain", "example.com");
    values.put("domain_name", "example.com");
    values.put("host", "host.example.com");
    values.put("url", "https://example.com");
    values.put("region", "eu-west-1");
    values.put("location", "westeurope");
    values.put("environment", "test");
    values.put("password", "example-and-no-secret");
    return values;
  }

  /**
   * Candidates for a variable, best first.
   *
   * @param block of the variable
   */
  static List<Value> of(String name, Body.Block block) {
    Body.Attribute type = block.body().attribute("type");
    var candidates = new ArrayList<Value>();
    if (isText(type)) {
      candidates.add(Value.of(text(name)));
      literals(block).stream().filter(Value.Str.class::isInstance).forEach(candidates::add);
    } else if (type != null) {
      Value value = of(name, type.expression());
      if (value != null) {
        candidates.add(value);
      }
      literals(block).stream().filter(Value.Num.class::isInstance).forEach(candidates::add);
    }
    return candidates;
  }

  private static boolean isText(Body.@Nullable Attribute type) {
    return type == null || type.expression().span().text().equals("string");
  }

  static String text(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return BY_NAME.entrySet().stream()
        .filter(one -> lower.equals(one.getKey()) || lower.endsWith("_" + one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("example");
  }

  /** Null where a type can't be read. */
  private static @Nullable Value of(String name, Expression type) {
    return switch (type) {
      case Traversal.Absolute(String root, var _, var _, var _) ->
          switch (root) {
            case "string", "any" -> Value.of(text(name));
            case "number" -> Value.of(1);
            case "bool" -> Value.Bool.FALSE;
            case "list", "set" -> new Value.Seq(List.of());
            case "map" -> Value.Obj.EMPTY;
            default -> null;
          };
      case Expression.Call call -> constructed(name, call);
      default -> null;
    };
  }

  private static @Nullable Value constructed(String name, Expression.Call call) {
    Expression of = call.arguments().isEmpty() ? null : call.arguments().getFirst();
    return switch (call.name()) {
      case "list", "set" -> {
        Value element = of == null ? null : of(singular(name), of);
        yield new Value.Seq(element instanceof Value.Str ? List.of(element) : List.of());
      }
      case "map" -> Value.Obj.EMPTY;
      case "object" -> of instanceof Expression.Obj obj ? object(obj) : null;
      case "optional" -> Value.Null.NULL;
      default -> null;
    };
  }

  private static String singular(String name) {
    return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
  }

  private static @Nullable Value object(Expression.Obj type) {
    var members = new LinkedHashMap<String, Value>();
    for (Expression.Obj.Member member : type.members()) {
      String name =
          member.key() instanceof Expression.Literal(Value.Str(String text), var _) ? text : "";
      Value value = of(name, member.value());
      if (value == null || name.isEmpty()) {
        return null;
      }
      if (!(value instanceof Value.Null)) {
        members.put(name, value);
      }
    }
    return new Value.Obj(members);
  }

  /** The texts and numbers that a variable's validations name. */
  static List<Value> literals(Body.Block variable) {
    var found = new ArrayList<Value>();
    for (Body.Block validation : variable.body().blocks("validation")) {
      Body.Attribute condition = validation.body().attribute("condition");
      if (condition != null) {
        collect(condition.expression(), found);
      }
    }
    return found;
  }

  private static void collect(Expression expression, List<Value> found) {
    switch (expression) {
      case Expression.Literal(Value value, var _) -> found.add(value);
      case Template template when template.literal() != null ->
          found.add(Value.of(String.valueOf(template.literal())));
      case Expression.Unary unary -> collect(unary.operand(), found);
      case Expression.Binary binary -> {
        collect(binary.left(), found);
        collect(binary.right(), found);
      }
      case Expression.Conditional conditional -> {
        collect(conditional.condition(), found);
        collect(conditional.then(), found);
        collect(conditional.otherwise(), found);
      }
      case Expression.Call call -> call.arguments().forEach(each -> collect(each, found));
      case Expression.Tuple tuple -> tuple.elements().forEach(each -> collect(each, found));
      case Expression.Parentheses parentheses -> collect(parentheses.inner(), found);
      case Expression.For loop -> collect(loop.value(), found);
      case Traversal _,
          Template _,
          Expression.Obj _,
          Expression.Index _,
          Expression.Splat _,
          Expression.SplatItem _,
          Expression.Malformed _ -> {}
    }
  }
}
