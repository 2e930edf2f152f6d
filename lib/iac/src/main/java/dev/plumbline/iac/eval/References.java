package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the references of an expression to names outside of it. */
public final class References {
  private final List<Traversal.Absolute> found = new ArrayList<>();
  private final Set<String> bound = new HashSet<>();

  private References() {}

  /** In the source's order; names that a {@code for} binds are left out. */
  public static List<Traversal.Absolute> in(Expression expression) {
    var references = new References();
    references.visit(expression);
    return references.found;
  }

  private void visit(Expression expression) {
    switch (expression) {
      case Expression.Literal _, Expression.SplatItem _, Expression.Malformed _ -> {}
      case Traversal.Absolute reference -> {
        if (!bound.contains(reference.root())) {
          found.add(reference);
        }
      }
      case Traversal.Relative relative -> visit(relative.source());
      case Template template -> parts(template.parts());
      case Expression.Unary unary -> visit(unary.operand());
      case Expression.Binary binary -> {
        visit(binary.left());
        visit(binary.right());
      }
      case Expression.Conditional conditional -> {
        visit(conditional.condition());
        visit(conditional.then());
        visit(conditional.otherwise());
      }
      case Expression.Call call -> call.arguments().forEach(this::visit);
      case Expression.Tuple tuple -> tuple.elements().forEach(this::visit);
      case Expression.Obj object ->
          object
              .members()
              .forEach(member -> {
                visit(member.key());
                visit(member.value());
              });
      case Expression.For loop -> loop(loop);
      case Expression.Index index -> {
        visit(index.collection());
        visit(index.key());
      }
      case Expression.Splat splat -> {
        visit(splat.source());
        visit(splat.each());
      }
      case Expression.Parentheses parentheses -> visit(parentheses.inner());
    }
  }

  private void loop(Expression.For loop) {
    visit(loop.collection());
    within(
        loop.keyName(),
        loop.valueName(),
        () -> {
          Expression key = loop.key();
          if (key != null) {
            visit(key);
          }
          visit(loop.value());
          Expression condition = loop.condition();
          if (condition != null) {
            visit(condition);
          }
        });
  }

  private void within(@Nullable String keyName, String valueName, Runnable inner) {
    boolean newKey = keyName != null && bound.add(keyName);
    boolean newValue = bound.add(valueName);
    inner.run();
    if (newKey) {
      bound.remove(keyName);
    }
    if (newValue) {
      bound.remove(valueName);
    }
  }

  private void parts(List<Template.Part> parts) {
    for (Template.Part part : parts) {
      switch (part) {
        case Template.Text _ -> {}
        case Template.Interpolation interpolation -> visit(interpolation.expression());
        case Template.If directive -> {
          visit(directive.condition());
          parts(directive.then());
          parts(directive.otherwise());
        }
        case Template.For loop -> {
          visit(loop.collection());
          within(loop.keyName(), loop.valueName(), () -> parts(loop.body()));
        }
      }
    }
  }
}
