package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Walks through expressions. */
final class Expressions {
  private Expressions() {}

  /** The names of the functions that are called in it. */
  static Set<String> calls(Expression expression) {
    Set<String> names = new HashSet<>();
    walk(
        expression,
        each -> {
          if (each instanceof Expression.Call call) {
            names.add(call.name());
          }
          return true;
        });
    return names;
  }

  /**
   * Visits an expression and what it is made of, outermost first.
   *
   * @param into whether what an expression is made of is to be visited
   */
  static void walk(Expression expression, Predicate<Expression> into) {
    if (into.test(expression)) {
      parts(expression).forEach(part -> walk(part, into));
    }
  }

  /** What an expression is made of, in the source's order. */
  static List<Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.Literal _,
          Expression.SplatItem _,
          Expression.Malformed _,
          Traversal.Absolute _ ->
          List.of();
      case Traversal.Relative relative -> List.of(relative.source());
      case Template template -> template.parts().stream().flatMap(Expressions::parts).toList();
      case Expression.Unary unary -> List.of(unary.operand());
      case Expression.Binary binary -> List.of(binary.left(), binary.right());
      case Expression.Conditional conditional ->
          List.of(conditional.condition(), conditional.then(), conditional.otherwise());
      case Expression.Call call -> call.arguments();
      case Expression.Tuple tuple -> tuple.elements();
      case Expression.Obj object ->
          object.members().stream()
              .flatMap(member -> Stream.of(member.key(), member.value()))
              .toList();
      case Expression.For loop ->
          Stream.of(loop.collection(), loop.key(), loop.value(), loop.condition())
              .filter(Objects::nonNull)
              .toList();
      case Expression.Index index -> List.of(index.collection(), index.key());
      case Expression.Splat splat -> List.of(splat.source(), splat.each());
      case Expression.Parentheses parentheses -> List.of(parentheses.inner());
    };
  }

  private static Stream<Expression> parts(Template.Part part) {
    return switch (part) {
      case Template.Text _ -> Stream.of();
      case Template.Interpolation interpolation -> Stream.of(interpolation.expression());
      case Template.If directive ->
          Stream.concat(
              Stream.of(directive.condition()),
              Stream.concat(directive.then().stream(), directive.otherwise().stream())
                  .flatMap(Expressions::parts));
      case Template.For loop ->
          Stream.concat(
              Stream.of(loop.collection()), loop.body().stream().flatMap(Expressions::parts));
    };
  }
}
