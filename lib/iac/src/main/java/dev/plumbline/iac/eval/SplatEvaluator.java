package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import java.util.ArrayList;
import java.util.List;

/** {@code list[*].x}: each element's {@code x}; of a single value a list of one, of null none. */
final class SplatEvaluator {
  private SplatEvaluator() {}

  static Datum evaluate(Expression.Splat splat, Evaluator evaluator) {
    Datum source = evaluator.evaluate(splat.source());
    boolean marked = source instanceof Datum.Sensitive;
    Datum result =
        switch (source.unmarked()) {
          case Datum.Null(Type type) ->
              type.isSequence()
                  ? Steps.problem(
                      "Splat of null",
                      "This list is null, so it has no elements.",
                      splat.marker(),
                      evaluator.evaluation())
                  : Datum.tuple(List.of());
          case Datum.Seq seq -> each(splat, seq, evaluator);
          case Datum.Unknown unknown -> unknown(splat, unknown, evaluator);
          case Datum single ->
              Datum.tuple(List.of(evaluator.withSplatItem(single).evaluate(splat.each())));
        };
    return result.sensitiveIf(marked);
  }

  private static Datum each(Expression.Splat splat, Datum.Seq seq, Evaluator evaluator) {
    List<Datum> results = new ArrayList<>(seq.elements().size());
    for (Datum element : seq.elements()) {
      results.add(evaluator.withSplatItem(element).evaluate(splat.each()));
    }
    if (seq.type() instanceof Type.TupleOf || results.isEmpty()) {
      return seq.type() instanceof Type.TupleOf
          ? Datum.tuple(results)
          : Datum.list(emptyType(splat, seq.type(), evaluator), results);
    }
    Type element = Unification.unify(results.stream().map(Datum::type).toList());
    return element == null || element.hasDynamic()
        ? Datum.tuple(results)
        : Datum.list(element, results);
  }

  private static Type emptyType(Expression.Splat splat, Type source, Evaluator evaluator) {
    Type element =
        switch (source) {
          case Type.ListOf(Type each) -> each;
          case Type.SetOf(Type each) -> each;
          case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.TupleOf _, Type.ObjectOf _ ->
              Type.Dynamic.ANY;
        };
    return type(splat, element, evaluator.aside());
  }

  private static Type type(Expression.Splat splat, Type element, Evaluator evaluator) {
    return evaluator
        .withSplatItem(Datum.unknown(element, "there is no element"))
        .evaluate(splat.each())
        .type();
  }

  private static Datum unknown(Expression.Splat splat, Datum.Unknown source, Evaluator evaluator) {
    boolean single = source.notNull() && !source.type().isSequence();
    if (single) {
      return Datum.tuple(List.of(evaluator.withSplatItem(source).evaluate(splat.each())));
    }
    Type type =
        switch (source.type()) {
          case Type.ListOf(Type each) -> new Type.ListOf(type(splat, each, evaluator));
          case Type.SetOf(Type each) -> new Type.ListOf(type(splat, each, evaluator));
          case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.TupleOf _, Type.ObjectOf _ ->
              Type.Dynamic.ANY;
        };
    return Rendering.derived("[*]" + splat.each().span().text(), List.of(source), type);
  }
}
