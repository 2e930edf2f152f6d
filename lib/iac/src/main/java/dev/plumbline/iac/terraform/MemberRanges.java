package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Where the parts of one attribute's value are written: the members of an object, as the whole of a
 * kubernetes_manifest is, and the elements of a list that takes several lines. The attribute alone
 * says too little there.
 */
final class MemberRanges {
  private static final int DEEPEST = 40;

  private final Map<String, Provenance> provenance;
  private final BiFunction<Span, Expression, Provenance> of;

  /**
   * @param of the provenance of a value that is written in a span
   */
  MemberRanges(Map<String, Provenance> provenance, BiFunction<Span, Expression, Provenance> of) {
    this.provenance = provenance;
    this.of = of;
  }

  /** Whether an attribute of a resource is such an object. */
  static boolean concern(String type, String path) {
    return type.equals("kubernetes_manifest") && path.equals("manifest");
  }

  /** Whether it is a list or an object that is written out over several lines. */
  static boolean isSpread(Expression expression) {
    if (!(expression instanceof Expression.Tuple) && !(expression instanceof Expression.Obj)) {
      return false;
    }
    SourceRange range = expression.span().range();
    return range.start().line() != range.end().line();
  }

  /** Notes the members of an object, and of those in it, below a path. */
  void note(Expression expression, String path) {
    note(expression, path, 0);
  }

  /**
   * Notes the statements of a policy document that is written as {@code jsonencode({…})}: whoever
   * has ten of them wants to know which one is meant.
   */
  void noteStatements(Expression expression, String path) {
    if (expression instanceof Expression.Call call
        && call.name().equals("jsonencode")
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Expression.Obj document) {
      document.members().stream()
          .filter(member -> isNamed(member, "Statement"))
          .map(Expression.Obj.Member::value)
          .forEach(statements -> statements(statements, path + ".Statement"));
    }
  }

  private void statements(Expression statements, String path) {
    List<Expression> each =
        statements instanceof Expression.Tuple tuple ? tuple.elements() : List.of(statements);
    for (int i = 0; i < each.size(); i++) {
      provenance.put(path + "[" + i + "]", of.apply(each.get(i).span(), each.get(i)));
    }
  }

  private static boolean isNamed(Expression.Obj.Member member, String wanted) {
    return (member.key() instanceof Expression.Literal(Value.Str(String name), Span _)
            && name.equals(wanted))
        || (member.key() instanceof Template template && wanted.equals(template.literal()));
  }

  private void note(Expression expression, String path, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (expression instanceof Expression.Obj object) {
      for (Expression.Obj.Member member : object.members()) {
        if (member.key() instanceof Expression.Literal(Value.Str(String name), Span key)) {
          String at = path + "." + name;
          provenance.put(at, of.apply(key.to(member.value().span()), member.value()));
          note(member.value(), at, depth + 1);
        }
      }
    } else if (expression instanceof Expression.Tuple tuple) {
      for (int i = 0; i < tuple.elements().size(); i++) {
        Expression element = tuple.elements().get(i);
        provenance.put(path + "[" + i + "]", of.apply(element.span(), element));
        note(element, path + "[" + i + "]", depth + 1);
      }
    }
  }
}
