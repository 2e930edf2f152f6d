package dev.plumbline.iac.hcl;

import dev.plumbline.model.value.Value;
import java.util.List;

/** A chain of attributes and constant indexes, from a name or from another expression. */
public sealed interface Traversal extends Expression {
  List<Step> steps();

  /**
   * {@code var.subnets[0].id}: a name that the scope resolves, and what is read of it.
   *
   * @param rootSpan the name alone
   */
  record Absolute(String root, List<Step> steps, Span rootSpan, Span span) implements Traversal {}

  /** {@code f(x).id}: what is read of an expression's result. */
  record Relative(Expression source, List<Step> steps, Span span) implements Traversal {}

  sealed interface Step extends Node {}

  /**
   * @param span with its dot
   */
  record Attribute(String name, Span span) implements Step {}

  /**
   * {@code [0]}, {@code ["key"]} or, legacy, {@code .0}.
   *
   * @param key a {@link Value.Num} or a {@link Value.Str}
   * @param span with its brackets, or its dot
   */
  record Key(Value key, Span span) implements Step {}
}
