package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression reads, as a text: the same text means the same thing. */
final class Spelling {
  private Spelling() {}

  /** As it is written: {@code resource.tags.team}, also of {@code resource.tags['team']}. */
  static String of(CelExpr tree) {
    return switch (tree.exprKind().getKind()) {
      case IDENT -> tree.ident().name();
      case CONSTANT -> constant(tree.constant());
      case SELECT -> of(tree.select().operand()) + "." + tree.select().field();
      case LIST -> "[" + all(tree.list().elements()) + "]";
      case CALL -> call(tree.call());
      // Two of them are never taken for one another.
      case COMPREHENSION, MAP, STRUCT, NOT_SET -> "#" + tree.id();
    };
  }

  private static String call(CelCall call) {
    List<CelExpr> in = call.args();
    if (call.function().equals("_[_]")) {
      return isText(in.get(1))
          ? of(in.getFirst()) + "." + in.get(1).constant().stringValue()
          : of(in.getFirst()) + "[" + of(in.get(1)) + "]";
    }
    String on = call.target().map(target -> of(target) + ".").orElse("");
    return on + call.function() + "(" + all(in) + ")";
  }

  private static String all(List<CelExpr> trees) {
    return trees.stream().map(Spelling::of).collect(Collectors.joining(", "));
  }

  static boolean isText(CelExpr tree) {
    return tree.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && tree.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private static String constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case STRING_VALUE -> "'" + constant.stringValue() + "'";
      case INT64_VALUE -> Long.toString(constant.int64Value());
      case BOOLEAN_VALUE -> Boolean.toString(constant.booleanValue());
      default -> constant.toString();
    };
  }
}
