package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code module.a[each.key].id} and {@code aws_instance.a[count.index].id}: with its key worked
 * out, the reference is one with a constant key, and only one instance has to be known.
 */
public final class InstanceLookup {
  private InstanceLookup() {}

  /** What is read of one instance; null where it is no such reference, or has no such key. */
  static @Nullable Datum evaluate(Traversal.Relative relative, Evaluator evaluator) {
    return relative.source() instanceof Expression.Index index
        ? evaluate(index, relative.steps(), evaluator)
        : null;
  }

  static @Nullable Datum evaluate(Expression.Index index, Evaluator evaluator) {
    return evaluate(index, List.of(), evaluator);
  }

  private static @Nullable Datum evaluate(
      Expression.Index index, List<Traversal.Step> behind, Evaluator evaluator) {
    if (!(index.collection() instanceof Traversal.Absolute collection)
        || !evaluator.scope().isRepeated(collection)) {
      return null;
    }
    Datum key = evaluator.evaluate(index.key());
    Traversal.Absolute reference = reference(collection, key.unmarked(), index.span(), behind);
    if (reference == null) {
      return Steps.walk(
          Steps.index(evaluator.evaluate(collection), key, index.span(), evaluator.evaluation()),
          behind,
          evaluator.evaluation());
    }
    return evaluator.evaluate(reference).sensitiveIf(key instanceof Datum.Sensitive);
  }

  /** The reference with that key in it; null where it is not known. */
  public static Traversal.@Nullable Absolute reference(
      Traversal.Absolute collection, Datum key, Span at, List<Traversal.Step> behind) {
    String text =
        switch (key) {
          case Datum.Str(String name) -> name;
          case Datum.Num(BigFloat number) -> number.toString();
          case Datum.Bool _, Datum.Null _, Datum.Seq _, Datum.Obj _ -> null;
          case Datum.Unknown _, Datum.Sensitive _ -> null;
        };
    if (text == null) {
      return null;
    }
    List<Traversal.Step> steps = new ArrayList<>();
    steps.add(new Traversal.Key(new Value.Str(text), at));
    steps.addAll(behind);
    return any(collection, steps);
  }

  /** The reference to all instances, with what is read of each. */
  public static Traversal.Absolute any(Traversal.Absolute collection, List<Traversal.Step> behind) {
    List<Traversal.Step> steps = new ArrayList<>(collection.steps());
    steps.addAll(behind);
    return new Traversal.Absolute(
        collection.root(), steps, collection.rootSpan(), collection.span());
  }
}
