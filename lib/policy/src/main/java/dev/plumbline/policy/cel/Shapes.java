package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.workload.Workloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression reads, followed through blocks, comprehensions and neighbours, and the names
 * on the way that nothing has. Variables are known from where they are bound on.
 */
final class Shapes {
  private static final Set<String> NEIGHBOURS =
      Set.of("attached", "referencedBy", "references", "resources");

  private static final String EVERY_TYPE = "*";

  private final Facts facts;
  private final Set<String> legacy;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Shape> variables = new HashMap<>();

  /**
   * @param type of the resource that is judged
   * @param each the expression whose elements are judged, or null
   * @param legacy names that older majors had, as {@code type.path}
   */
  Shapes(String type, @Nullable CelExpr each, Facts facts, Set<String> legacy) {
    this.facts = facts;
    this.legacy = legacy;
    variables.put(Language.RESOURCE, new Shape.Typed(type));
    if (each != null) {
      variables.put(Language.EACH, of(each));
    }
  }

  /** A sentence for each name that nothing has, of all that was looked at. */
  List<String> problems() {
    return problems;
  }

  /** A variable of a comprehension, whose elements are of the shape of what it runs over. */
  void bind(String variable, CelExpr range) {
    variables.put(variable, of(range));
  }

  Shape of(CelExpr tree) {
    return switch (tree.exprKind().getKind()) {
      case IDENT -> variables.getOrDefault(tree.ident().name(), Shape.ANY);
      case SELECT -> member(of(tree.select().operand()), tree.select().field());
      case CALL -> call(tree.call());
      case LIST -> {
        tree.list().elements().forEach(this::of);
        yield Shape.ANY;
      }
      case COMPREHENSION -> comprehension(tree.comprehension());
      case CONSTANT, MAP, STRUCT, NOT_SET -> Shape.ANY;
    };
  }

  private Shape comprehension(CelComprehension tree) {
    bind(tree.iterVar(), tree.iterRange());
    of(tree.accuInit());
    of(tree.loopCondition());
    of(tree.loopStep());
    return of(tree.result());
  }

  private Shape call(CelCall call) {
    var shapes = new ArrayList<Shape>();
    call.target().ifPresent(target -> shapes.add(of(target)));
    call.args().forEach(argument -> shapes.add(of(argument)));
    if (call.function().equals("pod")) {
      return pod(shapes.getFirst());
    }
    if (call.function().equals("containers")) {
      return member(pod(shapes.getFirst()), "container");
    }
    if (NEIGHBOURS.contains(call.function())) {
      CelExpr type = call.args().getFirst();
      if (type.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
          && type.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
        return neighbour(type.constant().stringValue());
      }
    }
    return call.function().equals("_[_]") ? shapes.getFirst() : Shape.ANY;
  }

  /** Pods are described alike wherever they stand. */
  private Shape pod(Shape workload) {
    if (!(workload instanceof Shape.Typed(String type))) {
      return Shape.ANY;
    }
    String of = type.equals(Scene.WORKLOAD) ? Workloads.types().iterator().next() : type;
    List<String> path = Workloads.pod(of);
    if (path == null) {
      problems.add(type + " runs no pods");
      return Shape.ANY;
    }
    Shape at = new Shape.Typed(of);
    for (String name : path) {
      at = member(at, name);
    }
    return at;
  }

  private Shape neighbour(String type) {
    if (type.endsWith(EVERY_TYPE)) {
      return Shape.ANY;
    }
    if (facts.described(type) == null
        && !type.startsWith("data.")
        && !Declared.NAMES.containsKey(type)
        && !NameCheck.isCloudFormationOnly(type)
        && !NameCheck.isOfAnother(type, facts)
        && !legacy.contains(type)) {
      problems.add("there is no resource type " + type + NameCheck.meant(type, facts));
    }
    return new Shape.Typed(type);
  }

  private Shape member(Shape of, String name) {
    return switch (of) {
      case Shape.Any _ -> Shape.ANY;
      case Shape.Typed(String type) -> ofResource(type, name);
      case Shape.Named(String type, String path, var names) ->
          found(type, path + "." + name, name, names);
    };
  }

  private Shape ofResource(String type, String name) {
    Set<String> declared = Declared.NAMES.get(type);
    if (declared != null) {
      if (!declared.contains(name) && !declared.isEmpty()) {
        problems.add("a " + type + " has no " + name + "; it has " + declared);
      }
      return Shape.ANY;
    }
    ResourceFacts resource = facts.described(type);
    return resource == null ? Shape.ANY : found(type, name, name, resource.attributes());
  }

  /**
   * @param path of the attribute, which ends with its name
   * @param beside the attributes among which it has to be
   */
  private Shape found(String type, String path, String name, Map<String, AttributeFacts> beside) {
    AttributeFacts attribute = beside.get(name);
    if (attribute == null) {
      if (!legacy.contains(type + "." + path)) {
        problems.add(
            type + " has no attribute " + path + Nearest.suggestion(name, beside.keySet()));
      }
      return Shape.ANY;
    }
    return attribute.nested().isEmpty() || attribute.isMap()
        ? Shape.ANY
        : new Shape.Named(type, path, attribute.nested());
  }
}
