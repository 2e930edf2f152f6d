package dev.plumbline.iac.hcl;

import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Trees as one line of text, for expectations. */
final class Dump {
  private Dump() {}

  static String of(Expression expression) {
    return switch (expression) {
      case Expression.Literal it -> value(it.value());
      case Expression.Unary it ->
          "("
              + (it.operator() == Expression.UnaryOperator.NOT ? "!" : "-")
              + of(it.operand())
              + ")";
      case Expression.Binary it ->
          "(" + of(it.left()) + " " + it.operator().symbol() + " " + of(it.right()) + ")";
      case Expression.Conditional it ->
          "(" + of(it.condition()) + " ? " + of(it.then()) + " : " + of(it.otherwise()) + ")";
      case Expression.Call it -> it.name() + list(it.arguments(), it.expandLast() ? "...)" : ")");
      case Expression.Tuple it ->
          "[" + it.elements().stream().map(Dump::of).collect(Collectors.joining(", ")) + "]";
      case Expression.Obj it ->
          it.members().stream()
              .map(member -> of(member.key()) + "=" + of(member.value()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Expression.For it -> forExpression(it);
      case Expression.Index it -> of(it.collection()) + "[[" + of(it.key()) + "]]";
      case Expression.Splat it ->
          of(it.source()) + (it.full() ? "[*]" : ".*") + "<" + of(it.each()) + ">";
      case Expression.SplatItem _ -> "@";
      case Expression.Parentheses it -> "p" + of(it.inner());
      case Expression.Malformed _ -> "MALFORMED";
      case Template it -> "\"" + parts(it.parts()) + "\"";
      case Traversal.Absolute it -> it.root() + steps(it.steps());
      case Traversal.Relative it -> of(it.source()) + "->" + steps(it.steps());
    };
  }

  private static String steps(List<Traversal.Step> steps) {
    return steps.stream()
        .map(step ->
            switch (step) {
              case Traversal.Attribute it -> "." + it.name();
              case Traversal.Key it -> "[" + key(it.key()) + "]";
            })
        .collect(Collectors.joining());
  }

  private static String key(Value key) {
    return key instanceof Value.Num num ? num.value().toPlainString() : value(key);
  }

  private static String list(List<Expression> expressions, String end) {
    return expressions.stream().map(Dump::of).collect(Collectors.joining(", ", "(", end));
  }

  private static String forExpression(Expression.For it) {
    String names = (it.keyName() == null ? "" : it.keyName() + ",") + it.valueName();
    Expression key = it.key();
    Expression condition = it.condition();
    return "for<"
        + names
        + " in "
        + of(it.collection())
        + " : "
        + (key == null ? "" : of(key) + " => ")
        + of(it.value())
        + (it.group() ? "..." : "")
        + (condition == null ? "" : " if " + of(condition))
        + ">";
  }

  static String parts(List<Template.Part> parts) {
    return parts.stream().map(Dump::part).collect(Collectors.joining("|"));
  }

  private static String part(Template.Part part) {
    return switch (part) {
      case Template.Text it ->
          it.value().replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
      case Template.Interpolation it -> "$" + of(it.expression());
      case Template.If it ->
          "if<"
              + of(it.condition())
              + ": "
              + parts(it.then())
              + (it.hasElse() ? " else " + parts(it.otherwise()) : "")
              + ">";
      case Template.For it ->
          "for<"
              + (it.keyName() == null ? "" : it.keyName() + ",")
              + it.valueName()
              + " in "
              + of(it.collection())
              + ": "
              + parts(it.body())
              + ">";
    };
  }

  static String of(Body body) {
    return body.items().stream()
        .map(item ->
            switch (item) {
              case Body.Attribute it -> it.name() + "=" + of(it.expression());
              case Body.Block it ->
                  it.type()
                      + it.labels().stream()
                          .map(label -> " '" + label.text() + "'")
                          .collect(Collectors.joining())
                      + " {"
                      + of(it.body())
                      + "}";
            })
        .collect(Collectors.joining("; "));
  }

  private static String value(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(boolean it) -> Boolean.toString(it);
      case Value.Num num -> num.value().toPlainString();
      case Value.Str(String text) -> "'" + text + "'";
      default -> throw new AssertionError("no literal: " + value);
    };
  }
}
