package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out expressions in one scope. Never fails: a problem is a diagnostic, and what it concerns
 * is unknown.
 */
public final class Evaluator {
  private final Scope scope;
  private final Evaluation evaluation;
  private final @Nullable Datum splatItem;

  public Evaluator(Scope scope, Evaluation evaluation) {
    this(scope, evaluation, null);
  }

  private Evaluator(Scope scope, Evaluation evaluation, @Nullable Datum splatItem) {
    this.scope = scope;
    this.evaluation = evaluation;
    this.splatItem = splatItem;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Scope scope() {
    return scope;
  }

  /** The same place with more names. */
  Evaluator with(java.util.Map<String, Datum> names) {
    return new Evaluator(new NamedScope(scope, names), evaluation, splatItem);
  }

  Evaluator withSplatItem(Datum item) {
    return new Evaluator(scope, evaluation, item);
  }

  /** The same place with problems kept apart. */
  Evaluator aside() {
    return new Evaluator(scope, evaluation.aside(), splatItem);
  }

  public Datum evaluate(Expression expression) {
    evaluation.budget().spend(1);
    return switch (expression) {
      case Expression.Literal literal -> literal(literal.value());
      case Template template -> TemplateEvaluator.evaluate(template, this);
      case Traversal.Absolute reference -> {
        Scope.Resolution found = scope.resolve(reference, evaluation);
        List<Traversal.Step> steps = reference.steps();
        yield Steps.walk(found.value(), steps.subList(found.steps(), steps.size()), evaluation);
      }
      case Traversal.Relative relative -> {
        Datum one = InstanceLookup.evaluate(relative, this);
        yield one == null
            ? Steps.walk(evaluate(relative.source()), relative.steps(), evaluation)
            : one;
      }
      case Expression.Parentheses parentheses -> evaluate(parentheses.inner());
      case Expression.Unary unary -> Operators.unary(unary, evaluate(unary.operand()), evaluation);
      case Expression.Binary binary ->
          Operators.binary(binary, evaluate(binary.left()), evaluate(binary.right()), evaluation);
      case Expression.Conditional conditional -> ConditionalEvaluator.evaluate(conditional, this);
      case Expression.Call call -> CallEvaluator.evaluate(call, this);
      case Expression.Tuple tuple -> tuple(tuple);
      case Expression.Obj object -> object(object);
      case Expression.For loop -> ForEvaluator.evaluate(loop, this);
      case Expression.Index index -> {
        Datum one = InstanceLookup.evaluate(index, this);
        yield one == null
            ? Steps.index(
                evaluate(index.collection()), evaluate(index.key()), index.span(), evaluation)
            : one;
      }
      case Expression.Splat splat -> SplatEvaluator.evaluate(splat, this);
      case Expression.SplatItem item -> splatItem == null ? malformed(item.span()) : splatItem;
      case Expression.Malformed malformed -> malformed(malformed.span());
    };
  }

  private static Datum malformed(Span span) {
    return Datum.unknown(Type.Dynamic.ANY, "it could not be read, see " + span.range());
  }

  static Datum literal(Value value) {
    return switch (value) {
      case Value.Null _ -> Datum.Null.ANY;
      case Value.Bool(boolean bool) -> Datum.of(bool);
      case Value.Num(java.math.BigDecimal number) -> Datum.of(BigFloat.of(number));
      case Value.Str(String text) -> text(text);
      case Value.Unknown(Value.Origin origin) -> new Datum.Unknown(Type.Dynamic.ANY, origin);
      case Value.Sensitive(Value inner) -> literal(inner).sensitive();
      case Value.Seq seq -> Datum.tuple(seq.elements().stream().map(Evaluator::literal).toList());
      case Value.Obj obj -> {
        SortedMap<String, Datum> members = Datum.sorted();
        obj.members().forEach((name, member) -> members.put(name, literal(member)));
        yield Datum.object(members);
      }
    };
  }

  /** A string as Terraform keeps it: in Unicode's normal form C. */
  static Datum text(String text) {
    return Datum.of(
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private Datum tuple(Expression.Tuple tuple) {
    List<Datum> elements = new ArrayList<>(tuple.elements().size());
    for (Expression element : tuple.elements()) {
      elements.add(evaluate(element));
    }
    return Datum.tuple(elements);
  }

  private Datum object(Expression.Obj object) {
    SortedMap<String, Datum> members = Datum.sorted();
    boolean marked = false;
    Datum.Unknown open = null;
    for (Expression.Obj.Member member : object.members()) {
      Datum key = evaluate(member.key());
      Datum value = evaluate(member.value());
      marked |= key instanceof Datum.Sensitive;
      Datum plain = key.unmarked();
      if (plain instanceof Datum.Unknown unknown) {
        open = unknown;
      } else {
        String name = keyName(plain, member.key().span());
        if (name == null) {
          open = Datum.unknown(Type.Dynamic.ANY, "one of its keys is no string");
        } else {
          members.put(name, value);
        }
      }
    }
    if (open != null) {
      return Rendering.derived("{…}", List.of(open, Datum.object(members)), Type.Dynamic.ANY)
          .sensitiveIf(marked);
    }
    return Datum.object(members).sensitiveIf(marked);
  }

  /** The name that a key's value gives; null, after a diagnostic, where it gives none. */
  @Nullable String keyName(Datum key, Span span) {
    if (key.isNull()) {
      evaluation.error("Null value as key", "A key can't be null.", span);
      return null;
    }
    try {
      return Conversion.convert(key.unmarked(), Type.Primitive.STRING)
              instanceof Datum.Str(String name)
          ? name
          : null;
    } catch (ConversionException e) {
      evaluation.error(
          "Incorrect key type", "A key has to be a string: " + e.getMessage() + ".", span);
      return null;
    }
  }
}
