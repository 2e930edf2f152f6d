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
    return switch (tree) {
      case JsonTree.Scalar scalar -> new Expression.Literal(scalar.value(), scalar.span());
      case JsonTree.Text text -> template(text);
      case JsonTree.Array array ->
          new Expression.Tuple(
              array.elements().stream().map(this::expression).toList(), array.span());
      case JsonTree.Obj object ->
          new Expression.Obj(
              object.members().stream()
                  .map(member ->
                      new Expression.Obj.Member(
                          template(member.name()), expression(member.value())))
                  .toList(),
              object.span());
      case JsonTree.Malformed malformed -> new Expression.Malformed(malformed.span());
    };
  }

  private Expression template(JsonTree.Text text) {
    if (!text.value().contains("${") && !text.value().contains("%{")) {
      return new Template(
          Template.Form.BARE, List.of(new Template.Text(text.value(), text.span())), text.span());
    }
    ParsedExpression parsed = HclParser.parseTemplate(JsonText.source(text.span()), budget);
    problems.addAll(parsed.diagnostics());
    return parsed.expression();
  }
}
