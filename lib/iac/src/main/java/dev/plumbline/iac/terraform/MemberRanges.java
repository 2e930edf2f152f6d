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
import org.jspecify.annotations.Nullable;

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
    if (encoded(expression) instanceof Expression.Obj document) {
      document.members().stream()
          .filter(member -> "Statement".equals(name(member)))
          .map(Expression.Obj.Member::value)
          .forEach(statements -> statements(statements, path + ".Statement"));
    }
  }

  /**
   * Notes all parts of what is written as {@code jsonencode([…])}, so that each is known to come
   * from what stands in it and from nothing that stands beside it.
   */
  void noteEncoded(Expression expression, String path) {
    Expression written = encoded(expression);
    if (written != null) {
      note(written, path, 0);
    }
  }

  /** What is written as JSON by an expression; null where it is none. */
  private static @Nullable Expression encoded(Expression expression) {
    return expression instanceof Expression.Call call
            && call.name().equals("jsonencode")
            && call.arguments().size() == 1
        ? call.arguments().getFirst()
        : null;
  }

  private void statements(Expression statements, String path) {
    List<Expression> each =
        statements instanceof Expression.Tuple tuple ? tuple.elements() : List.of(statements);
    for (int i = 0; i < each.size(); i++) {
      provenance.put(path + "[" + i + "]", of.apply(each.get(i).span(), each.get(i)));
    }
  }

  /** A member's name as it is written, with quotes or without; null where it is worked out. */
  private static @Nullable String name(Expression.Obj.Member member) {
    return switch (member.key()) {
      case Expression.Literal(Value.Str(String name), Span _) -> name;
      case Template template -> template.literal();
      default -> null;
    };
  }

  private void note(Expression expression, String path, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (expression instanceof Expression.Obj object) {
      for (Expression.Obj.Member member : object.members()) {
        String name = name(member);
        if (name != null) {
          String at = path + "." + name;
          Span whole = member.key().span().to(member.value().span());
          provenance.put(at, of.apply(whole, member.value()));
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
