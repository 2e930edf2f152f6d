package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What has to be there for a condition to come out as it does: {@code isSet(resource.x)} is not
 * false only where {@code x} is set, whatever the rest.
 *
 * @param settled whether an expression is never left open by absence, where some things are there
 */
record Presence(BiPredicate<CelExpr, Set<String>> settled) {
  /** Stands behind the spelling of a list or block that has at least one element. */
  static final String FILLED = "[]";

  /** Functions that are false for what is absent. */
  static final Set<String> ASKING = Set.of("isFilled", "isLiteral", "isOwnKey");

  /**
   * Spellings of what is there, where {@code tree} is not false.
   *
   * @param there what is known to be there before
   */
  Set<String> unlessFalse(CelExpr tree, Set<String> there) {
    return unless(false, tree, there);
  }

  /** The same where it is not true. */
  Set<String> unlessTrue(CelExpr tree, Set<String> there) {
    return unless(true, tree, there);
  }

  private Set<String> unless(boolean verdict, CelExpr tree, Set<String> there) {
    return switch (tree.exprKind().getKind()) {
      case CALL -> unless(verdict, tree.call(), there);
      case COMPREHENSION -> unless(verdict, tree.comprehension(), there);
      case SELECT -> tree.select().testOnly() && !verdict ? path(tree) : Set.of();
      case CONSTANT, IDENT, LIST, MAP, STRUCT, NOT_SET -> Set.of();
    };
  }

  private Set<String> unless(boolean verdict, CelCall call, Set<String> there) {
    List<CelExpr> in = call.args();
    return switch (call.function()) {
      case "!_" -> unless(!verdict, in.getFirst(), there);
      case "_&&_" -> verdict ? either(true, in, there) : both(false, in, there);
      case "_||_" -> verdict ? both(true, in, there) : either(false, in, there);
      case "@in", "_in_" -> verdict ? Set.of() : key(in.get(0), in.get(1), there);
      case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> counted(verdict, call, there);
      case String name when verdict || !(name.equals(Language.IS_SET) || ASKING.contains(name)) ->
          Set.of();
      case "isFilled" -> filled(in.getFirst());
      default -> path(in.getFirst());
    };
  }

  private Set<String> both(boolean verdict, List<CelExpr> sides, Set<String> there) {
    Set<String> first = unless(verdict, sides.get(0), there);
    return union(first, unless(verdict, sides.get(1), union(there, first)));
  }

  private Set<String> either(boolean verdict, List<CelExpr> sides, Set<String> there) {
    var common = new HashSet<>(unless(verdict, sides.get(0), there));
    common.retainAll(unless(verdict, sides.get(1), there));
    return common;
  }

  /** {@code 'team' in resource.tags}. */
  private Set<String> key(CelExpr key, CelExpr in, Set<String> there) {
    return Spelling.isText(key) && settled.test(in, there)
        ? union(filled(in), Set.of(Spelling.of(in) + "." + key.constant().stringValue()))
        : Set.of();
  }

  /** {@code exists} of an empty list is false, {@code all} is true. */
  private Set<String> unless(boolean verdict, CelComprehension tree, Set<String> there) {
    CelExpr start = tree.accuInit();
    return start.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && start.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE
            && start.constant().booleanValue() == verdict
            && settled.test(tree.iterRange(), there)
        ? filled(tree.iterRange())
        : Set.of();
  }

  /** {@code resource.x.size() > 0} and its like: what holds of an empty list tells. */
  private Set<String> counted(boolean verdict, CelCall call, Set<String> there) {
    Optional<CelExpr> left = sized(call.args().get(0));
    Optional<CelExpr> right = sized(call.args().get(1));
    CelExpr other = call.args().get(left.isPresent() ? 1 : 0);
    if (left.isPresent() == right.isPresent()
        || other.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
        || other.constant().getKind() != CelConstant.Kind.INT64_VALUE) {
      return Set.of();
    }
    long number = other.constant().int64Value();
    int order = left.isPresent() ? Long.compare(0, number) : Long.compare(number, 0);
    CelExpr list = left.orElseGet(right::orElseThrow);
    return holds(call.function(), order) == verdict && settled.test(list, there)
        ? filled(list)
        : Set.of();
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "_==_" -> order == 0;
      case "_!=_" -> order != 0;
      case "_<_" -> order < 0;
      case "_<=_" -> order <= 0;
      case "_>_" -> order > 0;
      default -> order >= 0;
    };
  }

  /** What a call of {@code size} counts. */
  private static Optional<CelExpr> sized(CelExpr tree) {
    return tree.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
            && tree.call().function().equals("size")
        ? tree.call().target().or(() -> Optional.of(tree.call().args().getFirst()))
        : Optional.empty();
  }

  private static Set<String> filled(CelExpr list) {
    return union(path(list), Set.of(Spelling.of(list) + FILLED));
  }

  /** It, and what it is in. */
  private static Set<String> path(CelExpr tree) {
    var names = new HashSet<String>();
    CelExpr at = tree;
    while (at.exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT) {
      names.add(Spelling.of(at));
      at = at.select().operand();
    }
    names.add(Spelling.of(at));
    return names;
  }

  static Set<String> union(Set<String> some, Set<String> more) {
    var all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
