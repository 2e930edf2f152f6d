package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code [for …]} and {@code {for …}}. */
final class ForEvaluator {
  private final Expression.For loop;
  private final Evaluator evaluator;
  private final List<Datum> elements = new ArrayList<>();
  private final SortedMap<String, Datum> members = Datum.sorted();
  private final SortedMap<String, List<Datum>> groups = Datum.sorted();
  private boolean marked;
  private Datum.@Nullable Unknown open;

  private ForEvaluator(Expression.For loop, Evaluator evaluator) {
    this.loop = loop;
    this.evaluator = evaluator;
  }

  static Datum evaluate(Expression.For loop, Evaluator evaluator) {
    return new ForEvaluator(loop, evaluator).run();
  }

  private Datum run() {
    Datum collection = evaluator.evaluate(loop.collection());
    Span span = loop.collection().span();
    if (collection.isNull()) {
      return Steps.problem(
          "Iteration over null", "A null value has no elements.", span, evaluator.evaluation());
    }
    marked = collection instanceof Datum.Sensitive;
    if (collection.unmarked() instanceof Datum.Unknown unknown
        && !(unknown.type() instanceof Type.Primitive)) {
      return Rendering.derived(
              "for:" + loop.value().span().text(), List.of(unknown), Type.Dynamic.ANY)
          .sensitiveIf(marked);
    }
    if (!collection.type().isSequence() && !collection.type().isKeyed()) {
      return Steps.problem(
          "Iteration over non-iterable value",
          "A value of type " + collection.type().describe() + " has no elements.",
          span,
          evaluator.evaluation());
    }
    each(collection, this::item);
    return result().sensitiveIf(marked);
  }

  /** What is called for each element of a collection. */
  interface Visitor {
    void visit(Datum key, Datum value);
  }

  /** The elements of a known collection with their keys: a set's are its elements themselves. */
  static void each(Datum collection, Visitor visitor) {
    switch (collection.unmarked()) {
      case Datum.Seq seq -> {
        boolean set = seq.type() instanceof Type.SetOf;
        long at = 0;
        for (Datum element : seq.elements()) {
          visitor.visit(set ? element : Datum.of(at++), element);
        }
      }
      case Datum.Obj obj ->
          obj.members().forEach((name, member) -> visitor.visit(Datum.of(name), member));
      case Datum.Null _,
          Datum.Bool _,
          Datum.Num _,
          Datum.Str _,
          Datum.Unknown _,
          Datum.Sensitive _ ->
          throw new IllegalArgumentException("no collection: " + collection);
    }
  }

  private void item(Datum key, Datum value) {
    evaluator.evaluation().budget().allocate(64);
    String keyName = loop.keyName();
    Evaluator inner =
        evaluator.with(
            keyName == null
                ? Map.of(loop.valueName(), value)
                : Map.of(keyName, key, loop.valueName(), value));
    if (!included(inner)) {
      return;
    }
    Expression keyExpression = loop.key();
    if (keyExpression == null) {
      elements.add(inner.evaluate(loop.value()));
      return;
    }
    Datum name = inner.evaluate(keyExpression);
    marked |= name instanceof Datum.Sensitive;
    if (name.unmarked() instanceof Datum.Unknown unknown) {
      open = unknown;
      return;
    }
    String text = inner.keyName(name, keyExpression.span());
    if (text == null) {
      open = Datum.unknown(Type.Dynamic.ANY, "one of its keys is no string");
      return;
    }
    Datum result = inner.evaluate(loop.value());
    if (loop.group()) {
      groups.computeIfAbsent(text, _ -> new ArrayList<>()).add(result);
    } else if (members.put(text, result) != null) {
      evaluator
          .evaluation()
          .error(
              "Duplicate object key",
              "Two elements have the key \""
                  + text
                  + "\". Write ... behind the value to group values by key.",
              keyExpression.span());
    }
  }

  private boolean included(Evaluator inner) {
    Expression condition = loop.condition();
    if (condition == null) {
      return true;
    }
    Datum value = inner.evaluate(condition);
    marked |= value instanceof Datum.Sensitive;
    Boolean is = ConditionalEvaluator.condition(value, condition.span(), evaluator.evaluation());
    if (is == null) {
      open =
          value.unmarked() instanceof Datum.Unknown unknown
              ? unknown
              : Datum.unknown(Type.Dynamic.ANY, "its condition is an error");
    }
    return is != null && is;
  }

  private Datum result() {
    if (open != null) {
      return Rendering.derived(
          "for:" + loop.value().span().text(), List.of(open), Type.Dynamic.ANY);
    }
    if (loop.key() == null) {
      return Datum.tuple(elements);
    }
    groups.forEach((name, each) -> members.put(name, Datum.tuple(each)));
    return Datum.object(members);
  }
}
