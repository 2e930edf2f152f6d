package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.Edit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** {@code "${var.x}"}, which is {@code var.x}. */
final class Interpolations implements Leftover {
  @Override
  public String id() {
    return "leftover/interpolation";
  }

  @Override
  public String title() {
    return "Write expressions without quotes around them";
  }

  @Override
  public List<Edit> edits(Body.Attribute attribute, List<String> path) {
    List<Edit> edits = new ArrayList<>();
    Set<Expression> keys = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Expression> operands = Collections.newSetFromMap(new IdentityHashMap<>());
    Expressions.walk(
        attribute.expression(),
        each -> {
          switch (each) {
            case Expression.Obj object ->
                object.members().forEach(member -> keys.add(member.key()));
            case Expression.Unary _, Expression.Binary _, Expression.Conditional _ ->
                operands.addAll(Expressions.parts(each));
            case Expression.Index index -> operands.add(index.collection());
            case Traversal.Relative relative -> operands.add(relative.source());
            case Expression.Splat splat -> operands.add(splat.source());
            default -> {}
          }
          if (each instanceof Template template && template.form() == Template.Form.QUOTED) {
            Expression inner = template.unwrapped();
            if (inner != null && isPlain(inner)) {
              boolean apart = keys.contains(each) || (operands.contains(each) && !isTight(inner));
              String text = inner.span().text();
              edits.add(
                  new Edit(
                      each.span().start(), each.span().end(), apart ? "(" + text + ")" : text));
            }
          }
          return true;
        });
    return edits;
  }

  /** On one line, as what stands outside of brackets has to be; and not a template of its own. */
  private static boolean isPlain(Expression inner) {
    return !inner.span().text().contains("\n") && !(inner instanceof Expression.Malformed);
  }

  private static boolean isTight(Expression inner) {
    return switch (inner) {
      case Traversal _,
          Expression.Literal _,
          Expression.Call _,
          Expression.Tuple _,
          Expression.Obj _,
          Expression.For _,
          Expression.Index _,
          Expression.Parentheses _,
          Template _ ->
          true;
      case Expression.Unary _,
          Expression.Binary _,
          Expression.Conditional _,
          Expression.Splat _,
          Expression.SplatItem _,
          Expression.Malformed _ ->
          false;
    };
  }
}
