package dev.plumbline.policy.cel;

import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.function.BoundedPattern;
import dev.plumbline.policy.function.Function;
import dev.plumbline.policy.function.Functions;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns dev.cel's tree into nodes, with a slot for each variable name. */
final class Compiler {
  static final int RESOURCE_SLOT = 0;
  static final int EACH_SLOT = 1;

  private final Map<String, Integer> slots = new HashMap<>();

  /** The names that hold where the compiler is, as often as they are bound. */
  private final List<String> scope = new ArrayList<>(List.of(Language.RESOURCE, Language.EACH));

  private final Map<String, Value> parameters;

  private Compiler(Map<String, Value> parameters) {
    this.parameters = parameters;
    slots.put(Language.RESOURCE, RESOURCE_SLOT);
    slots.put(Language.EACH, EACH_SLOT);
  }

  static Condition compile(String source, CelExpr tree, Map<String, Value> parameters) {
    var compiler = new Compiler(parameters);
    Node root = compiler.node(tree);
    return new Condition(source, root, compiler.slots.size());
  }

  private Node node(CelExpr tree) {
    return switch (tree.exprKind().getKind()) {
      case CONSTANT -> Constant.of(tree.constant());
      case IDENT -> new Variable(bound(tree.ident().name()));
      case SELECT -> select(tree.select());
      case CALL -> call(tree.call());
      case LIST -> ListOf.of(nodes(tree.list().elements()));
      case COMPREHENSION -> comprehension(tree.comprehension());
      case MAP -> throw new UnsupportedException("object literals");
      case STRUCT -> throw new UnsupportedException("message literals");
      case NOT_SET -> throw new UnsupportedException("an empty expression");
    };
  }

  private Node select(CelSelect select) {
    String name = select.field();
    CelExpr of = select.operand();
    if (of.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
        && of.ident().name().equals(Language.PARAMETERS)) {
      return parameter(name);
    }
    Node operand = node(of);
    return select.testOnly() ? new IsSet(operand, name) : new Select(operand, name);
  }

  private Node parameter(String name) {
    Value value = parameters.get(name);
    if (value == null) {
      throw new UnsupportedException(
          "a parameter " + name + "; the policy declares " + parameters.keySet());
    }
    return new Constant(Term.of(value));
  }

  private Node comprehension(CelComprehension tree) {
    Node range = node(tree.iterRange());
    Node start = node(tree.accuInit());
    int element = slot(tree.iterVar());
    int result = slot(tree.accuVar());
    scope.add(tree.accuVar());
    scope.add(tree.iterVar());
    Node goesOn = node(tree.loopCondition());
    Node step = node(tree.loopStep());
    scope.removeLast();
    Node yield = node(tree.result());
    scope.removeLast();
    return new Comprehension(range, element, result, start, goesOn, step, yield);
  }

  private Node call(CelCall call) {
    if (call.function().equals(Language.IS_SET)) {
      return isSet(call.args().getFirst());
    }
    var all = new ArrayList<CelExpr>();
    call.target().ifPresent(all::add);
    all.addAll(call.args());
    List<Node> in = nodes(all);
    return switch (call.function()) {
      case "_&&_" -> new And(in.get(0), in.get(1));
      case "_||_" -> new Or(in.get(0), in.get(1));
      case "!_" -> new Not(in.getFirst());
      case "@not_strictly_false", "__not_strictly_false__" -> new NotStrictlyFalse(in.getFirst());
      case "_?_:_" -> new Conditional(in.get(0), in.get(1), in.get(2));
      case "_[_]" -> new Index(in.get(0), in.get(1));
      case "_+_" -> new Plus(in.get(0), in.get(1));
      case "@in", "_in_" -> new In(in.get(0), in.get(1));
      case "_==_" -> new Comparison(Comparison.Operator.EQUAL, in.get(0), in.get(1));
      case "_!=_" -> new Comparison(Comparison.Operator.NOT_EQUAL, in.get(0), in.get(1));
      case "_<_" -> new Comparison(Comparison.Operator.LESS, in.get(0), in.get(1));
      case "_<=_" -> new Comparison(Comparison.Operator.LESS_EQUAL, in.get(0), in.get(1));
      case "_>_" -> new Comparison(Comparison.Operator.GREATER, in.get(0), in.get(1));
      case "_>=_" -> new Comparison(Comparison.Operator.GREATER_EQUAL, in.get(0), in.get(1));
      case "dyn" -> in.getFirst();
      default -> function(call, in);
    };
  }

  private static Node function(CelCall call, List<Node> in) {
    for (Function function : Functions.all()) {
      if (function.name().equals(call.function())
          && function.receiver() == call.target().isPresent()
          && function.arguments() == in.size()) {
        if (function.name().equals("matches")) {
          checkPattern(in.get(1));
        }
        return new Call(function, in);
      }
    }
    throw new UnsupportedException("the function " + call.function());
  }

  /** One that is no pattern would be found out at the first resource, as a defect of ours. */
  private static void checkPattern(Node pattern) {
    if (pattern instanceof Constant(Term.Known(Value.Str(String regex), _))) {
      try {
        BoundedPattern.of(regex);
      } catch (PatternSyntaxException e) {
        throw new UnsupportedException("the pattern " + regex + ": " + e.getDescription());
      }
    }
  }

  private Node isSet(CelExpr argument) {
    if (argument.exprKind().getKind() == CelExpr.ExprKind.Kind.SELECT) {
      return new IsSet(node(argument.select().operand()), argument.select().field());
    }
    throw new UnsupportedException("isSet(…) of anything but x.name");
  }

  private List<Node> nodes(List<CelExpr> trees) {
    return trees.stream().map(this::node).toList();
  }

  private int bound(String name) {
    Integer slot = slots.get(name);
    if (slot == null || !scope.contains(name)) {
      throw new UnsupportedException(
          "a variable " + name + "; there are resource, each and parameters.NAME");
    }
    return slot;
  }

  private int slot(String name) {
    return slots.computeIfAbsent(name, _ -> slots.size());
  }
}
