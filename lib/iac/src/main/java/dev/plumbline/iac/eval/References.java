package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the references of an expression to names outside of it. */
public final class References {
  private final List<Found> found = new ArrayList<>();

  /** What a {@code for} binds, with how deep in others that one is; the innermost of a name. */
  private final Map<String, Integer> bound = new HashMap<>();

  private int depth;

  /** The depth of the outermost {@code for} whose names were read. */
  private int outermost = Integer.MAX_VALUE;

  private References() {}

  /**
   * @param index the key behind it where that has to be worked out, {@code a.b[each.key]}; null
   *     where there is none, or where it is made of a name that a {@code for} binds
   * @param behind what is read of the element with that key
   */
  public record Found(
      Traversal.Absolute reference, Expression.@Nullable Index index, List<Traversal.Step> behind) {
    public Found {
      behind = List.copyOf(behind);
    }
  }

  /** In the source's order; names that a {@code for} binds are left out. */
  public static List<Traversal.Absolute> in(Expression expression) {
    return withKeys(expression).stream().map(Found::reference).toList();
  }

  /** The same, with the keys that stand behind them. */
  public static List<Found> withKeys(Expression expression) {
    var references = new References();
    references.visit(expression);
    return references.found;
  }

  private void visit(Expression expression) {
    switch (expression) {
      case Expression.Literal _, Expression.SplatItem _, Expression.Malformed _ -> {}
      case Traversal.Absolute reference -> {
        Integer binding = bound.get(reference.root());
        if (binding == null) {
          found.add(new Found(reference, null, List.of()));
        } else {
          outermost = Math.min(outermost, binding);
        }
      }
      case Traversal.Relative relative -> {
        if (relative.source() instanceof Expression.Index index) {
          index(index, relative.steps());
        } else {
          visit(relative.source());
        }
      }
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
      case Expression.Index index -> index(index, List.of());
      case Expression.Splat splat -> {
        visit(splat.source());
        visit(splat.each());
      }
      case Expression.Parentheses parentheses -> visit(parentheses.inner());
    }
  }

  private void index(Expression.Index index, List<Traversal.Step> behind) {
    visit(index.collection());
    int at = found.size() - 1;
    int before = outermost;
    outermost = Integer.MAX_VALUE;
    // Once: a key may hold a key, and so on, and each looked at twice would double all within.
    visit(index.key());
    if (index.collection() instanceof Traversal.Absolute reference
        && !bound.containsKey(reference.root())
        && outermost > depth) {
      found.set(at, new Found(reference, index, behind));
    }
    outermost = Math.min(outermost, before);
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
    depth++;
    Integer outerKey = keyName == null ? null : bound.put(keyName, depth);
    Integer outerValue = bound.put(valueName, depth);
    inner.run();
    restore(valueName, outerValue);
    if (keyName != null) {
      restore(keyName, outerKey);
    }
    depth--;
  }

  private void restore(String name, @Nullable Integer outer) {
    if (outer == null) {
      bound.remove(name);
    } else {
      bound.put(name, outer);
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
