package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMappings;
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
 * Checks an expression's types, and finds attribute names that no resource has. Names are followed
 * through blocks, comprehensions and neighbours; where the type is not known there is nothing to
 * say.
 */
public final class NameCheck {
  private static final Set<String> NEIGHBOURS =
      Set.of("attached", "referencedBy", "references", "resources");

  private static final String EVERY_TYPE = "*";

  private final Facts facts;
  private final Set<String> legacy;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Shape> variables = new HashMap<>();

  private NameCheck(Facts facts, Set<String> legacy) {
    this.facts = facts;
    this.legacy = legacy;
  }

  /**
   * Checks an expression for one resource type.
   *
   * @param each the expression whose elements are judged, or null
   * @param legacy names that older majors had, as {@code type.path}
   * @return one sentence for each name that does not exist; empty when all do
   */
  public static List<String> check(
      String type, @Nullable String each, String source, Facts facts, Set<String> legacy) {
    var check = new NameCheck(facts, legacy);
    check.variables.put(Language.RESOURCE, new Shape.Typed(type));
    if (each != null) {
      check.variables.put(Language.EACH, check.shape(Language.check(each).getExpr()));
    }
    check.shape(Language.check(source).getExpr());
    return check.problems;
  }

  /**
   * Whether a name is that of a CloudFormation type which Terraform has no counterpart of, so that
   * its resources keep their type and the names of their properties.
   */
  public static boolean isCloudFormationOnly(String type) {
    return type.contains("::") && TypeMappings.cloudFormation().get(type) == null;
  }

  /** Whether its provider is one whose types nobody described, so that anything may be. */
  public static boolean isOfAnother(String type, Facts facts) {
    int end = type.indexOf('_');
    return end > 0 && type.indexOf('.') < 0 && !facts.providers().contains(type.substring(0, end));
  }

  private Shape shape(CelExpr tree) {
    return switch (tree.exprKind().getKind()) {
      case IDENT -> variables.getOrDefault(tree.ident().name(), Shape.ANY);
      case SELECT -> member(shape(tree.select().operand()), tree.select().field());
      case CALL -> call(tree.call());
      case LIST -> {
        tree.list().elements().forEach(this::shape);
        yield Shape.ANY;
      }
      case COMPREHENSION -> comprehension(tree.comprehension());
      case CONSTANT, MAP, STRUCT, NOT_SET -> Shape.ANY;
    };
  }

  private Shape comprehension(CelComprehension tree) {
    variables.put(tree.iterVar(), shape(tree.iterRange()));
    shape(tree.accuInit());
    shape(tree.loopCondition());
    shape(tree.loopStep());
    return shape(tree.result());
  }

  private Shape call(CelCall call) {
    var shapes = new ArrayList<Shape>();
    call.target().ifPresent(target -> shapes.add(shape(target)));
    call.args().forEach(argument -> shapes.add(shape(argument)));
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
        && !isCloudFormationOnly(type)
        && !isOfAnother(type, facts)
        && !legacy.contains(type)) {
      problems.add("there is no resource type " + type);
    }
    return new Shape.Typed(type);
  }

  private Shape member(Shape of, String name) {
    return switch (of) {
      case Shape.Any _ -> Shape.ANY;
      case Shape.Typed(String type) -> ofResource(type, name);
      case Shape.Named(String type, String path, var names) ->
          found(type, path + "." + name, names.get(name));
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
    return resource == null ? Shape.ANY : found(type, name, resource.attributes().get(name));
  }

  private Shape found(String type, String path, @Nullable AttributeFacts attribute) {
    if (attribute == null) {
      if (!legacy.contains(type + "." + path)) {
        problems.add(type + " has no attribute " + path);
      }
      return Shape.ANY;
    }
    return attribute.nested().isEmpty() || attribute.isMap()
        ? Shape.ANY
        : new Shape.Named(type, path, attribute.nested());
  }
}
