package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Strings with interpolations and directives. */
final class TemplateEvaluator {
  private final Evaluation evaluation;
  private final StringBuilder text = new StringBuilder();
  private final List<Datum> parts = new ArrayList<>();
  private long length;
  private boolean marked;
  private boolean open;

  private TemplateEvaluator(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static Datum evaluate(Template template, Evaluator evaluator) {
    String literal = template.literal();
    if (literal != null) {
      return Evaluator.text(literal);
    }
    Expression unwrapped = template.unwrapped();
    if (unwrapped != null) {
      return evaluator.evaluate(unwrapped);
    }
    var run = new TemplateEvaluator(evaluator.evaluation());
    run.all(template.parts(), evaluator);
    return run.isTooLong() ? run.tooLong(template) : run.result();
  }

  private boolean isTooLong() {
    return length > Budget.LONGEST_TEXT;
  }

  private Datum tooLong(Template template) {
    evaluation.error(
        "Text too long",
        "It has more than %,d characters, so it is not worked out.".formatted(Budget.LONGEST_TEXT),
        template.span());
    return Datum.unknown(Type.Primitive.STRING, "an error at " + template.range())
        .sensitiveIf(marked);
  }

  private Datum result() {
    if (!open) {
      return Evaluator.text(text.toString()).sensitiveIf(marked);
    }
    flush();
    Datum.Unknown unknown = Rendering.derived("template", parts, Type.Primitive.STRING);
    Datum document = Documents.ofTemplate(parts);
    Datum.Unknown carrying = document == null ? unknown : Documents.carry(unknown, document);
    Bounds bounds =
        parts.getFirst() instanceof Datum.Str(String start)
            ? Bounds.templatePrefix(start)
            : Bounds.NONE;
    Datum result = bounds.applied(carrying);
    return result.sensitiveIf(marked);
  }

  private void flush() {
    if (!text.isEmpty()) {
      parts.add(Datum.of(text.toString()));
      text.setLength(0);
    }
  }

  private void all(List<Template.Part> each, Evaluator evaluator) {
    for (Template.Part part : each) {
      evaluation.budget().spend(1);
      switch (part) {
        case Template.Text literal -> append(literal.value());
        case Template.Interpolation interpolation ->
            interpolation(interpolation.expression(), evaluator);
        case Template.If directive -> branch(directive, evaluator);
        case Template.For loop -> loop(loop, evaluator);
      }
    }
  }

  private void append(String literal) {
    length += literal.length();
    if (!isTooLong()) {
      evaluation.budget().write(literal.length());
      text.append(literal);
    }
  }

  private void interpolation(Expression expression, Evaluator evaluator) {
    Datum value = evaluator.evaluate(expression);
    marked |= value instanceof Datum.Sensitive;
    if (value.isNull()) {
      unknown(
          Steps.problem(
              "Null in a template",
              "This value is null; a template can only hold strings, numbers and bools.",
              expression.span(),
              evaluation));
      return;
    }
    if (!value.isKnown()) {
      unknown(value.unmarked());
      return;
    }
    try {
      if (Conversion.convert(value.unmarked(), Type.Primitive.STRING)
          instanceof Datum.Str(String literal)) {
        append(literal);
      } else {
        unknown(value.unmarked());
      }
    } catch (ConversionException e) {
      unknown(
          Steps.problem(
              "Invalid template interpolation",
              "This value can't stand in a template: " + e.getMessage() + ".",
              expression.span(),
              evaluation));
    }
  }

  private void unknown(Datum value) {
    flush();
    parts.add(value);
    open = true;
  }

  private void branch(Template.If directive, Evaluator evaluator) {
    Datum condition = evaluator.evaluate(directive.condition());
    marked |= condition instanceof Datum.Sensitive;
    Boolean is =
        ConditionalEvaluator.condition(condition, directive.condition().span(), evaluation);
    if (is == null) {
      unknown(
          condition.isKnown()
              ? Datum.unknown(Type.Primitive.STRING, "its condition is an error")
              : condition.unmarked());
      return;
    }
    all(is ? directive.then() : directive.otherwise(), evaluator);
  }

  private void loop(Template.For loop, Evaluator evaluator) {
    Datum collection = evaluator.evaluate(loop.collection());
    marked |= collection instanceof Datum.Sensitive;
    if (collection.unmarked() instanceof Datum.Unknown unknown
        && !(unknown.type() instanceof Type.Primitive)) {
      unknown(unknown);
      return;
    }
    if ((!collection.type().isSequence() && !collection.type().isKeyed()) || collection.isNull()) {
      unknown(
          Steps.problem(
              "Iteration over non-iterable value",
              "A value of type " + collection.type().describe() + " has no elements.",
              loop.collection().span(),
              evaluation));
      return;
    }
    String keyName = loop.keyName();
    ForEvaluator.each(
        collection,
        (key, value) ->
            all(
                loop.body(),
                evaluator.with(
                    keyName == null
                        ? Map.of(loop.valueName(), value)
                        : Map.of(keyName, key, loop.valueName(), value))));
  }
}
