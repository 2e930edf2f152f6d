package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.JsonForm;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Reads type constraints as written: {@code map(object({a = optional(string, "x")}))}. */
public final class TypeExpressions {
  private final Evaluation evaluation;

  private TypeExpressions(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** The type; {@link TypeConstraint#ANY}, after a diagnostic, for what can't be read. */
  public static TypeConstraint read(Expression expression, Evaluation evaluation) {
    return new TypeExpressions(evaluation).type(expression);
  }

  private TypeConstraint type(Expression expression) {
    return switch (expression) {
      case Traversal.Absolute name when name.steps().isEmpty() -> named(name.root(), expression);
      case Template template -> quoted(template.literal(), expression);
      case Expression.Call call -> constructed(call);
      case Expression.Parentheses parentheses -> type(parentheses.inner());
      case Expression other -> invalid(other);
    };
  }

  private TypeConstraint named(String name, Expression expression) {
    return switch (name) {
      case "string" -> TypeConstraint.of(Type.Primitive.STRING);
      case "number" -> TypeConstraint.of(Type.Primitive.NUMBER);
      case "bool" -> TypeConstraint.of(Type.Primitive.BOOL);
      case "any" -> TypeConstraint.ANY;
      case "list" -> TypeConstraint.of(new Type.ListOf(Type.Dynamic.ANY));
      case "map" -> TypeConstraint.of(new Type.MapOf(Type.Dynamic.ANY));
      case "set" -> TypeConstraint.of(new Type.SetOf(Type.Dynamic.ANY));
      default -> invalid(expression);
    };
  }

  /** Terraform 0.11 wrote types in quotes; some are still understood. */
  private TypeConstraint quoted(@Nullable String name, Expression expression) {
    return switch (name) {
      case "string" -> TypeConstraint.of(Type.Primitive.STRING);
      case "list" -> TypeConstraint.of(new Type.ListOf(Type.Dynamic.ANY));
      case "map" -> TypeConstraint.of(new Type.MapOf(Type.Dynamic.ANY));
      case null -> invalid(expression);
      default -> {
        // The JSON form has no other way to write a type than in quotes.
        Expression unquoted = JsonForm.unquote(expression, evaluation.budget()).expression();
        yield unquoted instanceof Template ? invalid(expression) : type(unquoted);
      }
    };
  }

  private TypeConstraint constructed(Expression.Call call) {
    if (call.arguments().size() != 1) {
      return invalid(call);
    }
    Expression argument = call.arguments().getFirst();
    return switch (call.name()) {
      case "list" -> collection(argument, Kind.LIST);
      case "set" -> collection(argument, Kind.SET);
      case "map" -> collection(argument, Kind.MAP);
      case "tuple" -> argument instanceof Expression.Tuple tuple ? tuple(tuple) : invalid(argument);
      case "object" ->
          argument instanceof Expression.Obj object ? object(object) : invalid(argument);
      default -> invalid(call);
    };
  }

  private enum Kind {
    LIST,
    SET,
    MAP
  }

  private TypeConstraint collection(Expression argument, Kind kind) {
    TypeConstraint element = type(argument);
    Type type =
        switch (kind) {
          case LIST -> new Type.ListOf(element.type());
          case SET -> new Type.SetOf(element.type());
          case MAP -> new Type.MapOf(element.type());
        };
    return new TypeConstraint(
        type, Map.of(), element.hasDefaults() ? Map.of("", element) : Map.of());
  }

  private TypeConstraint tuple(Expression.Tuple tuple) {
    List<Type> types = new ArrayList<>();
    Map<String, TypeConstraint> children = new LinkedHashMap<>();
    for (Expression element : tuple.elements()) {
      TypeConstraint each = type(element);
      if (each.hasDefaults()) {
        children.put(String.valueOf(types.size()), each);
      }
      types.add(each.type());
    }
    return new TypeConstraint(new Type.TupleOf(types), Map.of(), children);
  }

  private TypeConstraint object(Expression.Obj object) {
    SortedMap<String, Type> types = Datum.sorted();
    Set<String> optional = new HashSet<>();
    Map<String, Datum> defaults = new LinkedHashMap<>();
    Map<String, TypeConstraint> children = new LinkedHashMap<>();
    for (Expression.Obj.Member member : object.members()) {
      String name = name(member.key());
      if (name == null) {
        invalid(member.key());
        continue;
      }
      TypeConstraint each;
      if (member.value() instanceof Expression.Call call
          && call.name().equals("optional")
          && !call.arguments().isEmpty()) {
        optional.add(name);
        each = type(call.arguments().getFirst());
        if (call.arguments().size() > 1) {
          defaults.put(name, fallback(call.arguments().get(1), each));
        }
      } else {
        each = type(member.value());
      }
      if (each.hasDefaults()) {
        children.put(name, each);
      }
      types.put(name, each.type());
    }
    return new TypeConstraint(new Type.ObjectOf(types, optional), defaults, children);
  }

  private Datum fallback(Expression expression, TypeConstraint type) {
    Datum value = new Evaluator(ClosedScope.CONSTANTS, evaluation).evaluate(expression);
    try {
      return type.apply(value);
    } catch (ConversionException e) {
      return Steps.problem(
          "Invalid default for an optional attribute",
          "This default does not have the attribute's type: " + e.getMessage() + ".",
          expression.span(),
          evaluation);
    }
  }

  private static @Nullable String name(Expression key) {
    return switch (key) {
      case Expression.Literal(Value.Str(String name), var _) -> name;
      case Template template -> template.literal();
      case Traversal.Absolute reference when reference.steps().isEmpty() -> reference.root();
      case Expression _ -> null;
    };
  }

  private TypeConstraint invalid(Expression expression) {
    evaluation.error(
        "Invalid type",
        "A type is string, number, bool, any, or list(), set(), map(), tuple() or object() of types.",
        expression.span());
    return TypeConstraint.ANY;
  }
}
