package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Budget;
import java.util.List;

/** JSON values as expressions: strings become templates, the rest what it looks like. */
final class JsonExpressions {
  private final Problems problems;
  private final Budget budget;

  JsonExpressions(Problems problems, Budget budget) {
    this.problems = problems;
    this.budget = budget;
  }

  Expression expression(JsonTree tree) {
    return expression(tree, BodySchema.Strings.TEMPLATES);
  }

  /**
   * @param strings what a text in it is; the name of a member is never an expression
   */
  Expression expression(JsonTree tree, BodySchema.Strings strings) {
    return switch (tree) {
      case JsonTree.Scalar scalar -> new Expression.Literal(scalar.value(), scalar.span());
      case JsonTree.Text text ->
          switch (strings) {
            case TEMPLATES -> template(text);
            case LITERALS -> literal(text);
            case EXPRESSIONS -> isTemplate(text) ? template(text) : unquoted(text);
          };
      case JsonTree.Array array ->
          new Expression.Tuple(
              array.elements().stream().map(element -> expression(element, strings)).toList(),
              array.span());
      case JsonTree.Obj object ->
          new Expression.Obj(
              object.members().stream().map(member -> member(member, strings)).toList(),
              object.span());
      case JsonTree.Malformed malformed -> new Expression.Malformed(malformed.span());
    };
  }

  private Expression.Obj.Member member(JsonTree.Member member, BodySchema.Strings strings) {
    boolean literal = strings == BodySchema.Strings.LITERALS;
    return new Expression.Obj.Member(
        literal ? literal(member.name()) : template(member.name()),
        expression(member.value(), strings));
  }

  private static boolean isTemplate(JsonTree.Text text) {
    return text.value().contains("${") || text.value().contains("%{");
  }

  private Expression template(JsonTree.Text text) {
    if (!isTemplate(text)) {
      return literal(text);
    }
    return parsed(HclParser.parseTemplate(JsonText.source(text.span()), budget));
  }

  private Expression unquoted(JsonTree.Text text) {
    return parsed(HclParser.parseExpression(JsonText.source(text.span()), budget));
  }

  private Expression parsed(ParsedExpression parsed) {
    problems.addAll(parsed.diagnostics());
    return parsed.expression();
  }

  private static Expression literal(JsonTree.Text text) {
    return new Template(
        Template.Form.BARE, List.of(new Template.Text(text.value(), text.span())), text.span());
  }
}
