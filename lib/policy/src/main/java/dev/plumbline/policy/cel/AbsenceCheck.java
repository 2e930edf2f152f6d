package dev.plumbline.policy.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Declared;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the attributes whose absence alone would leave a condition open: those that need not be
 * written, have no default of the provider or the service, and that the condition does not ask
 * about with {@code isSet} or its like before it reads them.
 */
public final class AbsenceCheck {
  private final Shapes shapes;
  private final Absence absence;
  private final Presence presence = new Presence((tree, there) -> gaps(tree, there).isEmpty());

  private AbsenceCheck(Shapes shapes, Absence absence) {
    this.shapes = shapes;
    this.absence = absence;
  }

  /**
   * Looks at a condition for one resource type.
   *
   * @param each the expression whose elements are judged, or null
   * @param legacy names that older majors had, as {@code type.path}
   * @return as {@code aws_instance.metadata_options.http_tokens}, or as the condition has it where
   *     the type is not known; sorted
   */
  public static Set<String> check(
      String type, @Nullable String each, String source, Absence absence, Set<String> legacy) {
    CelExpr list = each == null ? null : Language.check(each).getExpr();
    var check = new AbsenceCheck(new Shapes(type, list, absence.facts(), legacy), absence);
    var all = new TreeSet<String>();
    if (list != null) {
      all.addAll(check.gaps(list, Set.of()));
    }
    all.addAll(check.gaps(Language.check(source).getExpr(), Set.of()));
    return all;
  }

  /**
   * @param there spellings of what is known to be there, as {@link Presence} tells
   */
  private Set<String> gaps(CelExpr tree, Set<String> there) {
    return switch (tree.exprKind().getKind()) {
      case CONSTANT, IDENT, MAP, STRUCT, NOT_SET -> Set.of();
      case LIST -> ofAll(tree.list().elements(), there);
      case SELECT -> tree.select().testOnly() ? Set.of() : member(tree, there);
      case CALL -> call(tree, there);
      case COMPREHENSION -> comprehension(tree.comprehension(), there);
    };
  }

  private Set<String> ofAll(List<CelExpr> trees, Set<String> there) {
    var all = new LinkedHashSet<String>();
    trees.forEach(tree -> all.addAll(gaps(tree, there)));
    return all;
  }

  private Set<String> call(CelExpr tree, Set<String> there) {
    CelCall call = tree.call();
    List<CelExpr> in = call.args();
    return switch (call.function()) {
      case Language.IS_SET, "@not_strictly_false", "__not_strictly_false__" -> Set.of();
      case String name when Presence.ASKING.contains(name) -> Set.of();
      case "_&&_" -> sides(in.get(0), in.get(1), presence::unlessFalse, there);
      case "_||_" -> sides(in.get(0), in.get(1), presence::unlessTrue, there);
      case "_?_:_" -> conditional(in, there);
      case "_[_]" -> index(tree, there);
      default -> {
        var all = new LinkedHashSet<String>();
        call.target().ifPresent(target -> all.addAll(gaps(target, there)));
        all.addAll(ofAll(in, there));
        yield all;
      }
    };
  }

  @FunctionalInterface
  private interface Given {
    Set<String> of(CelExpr tree, Set<String> there);
  }

  /** A side counts only while the other one does not decide. */
  private Set<String> sides(CelExpr a, CelExpr b, Given undecided, Set<String> there) {
    var all = new LinkedHashSet<>(gaps(a, Presence.union(there, undecided.of(b, there))));
    all.addAll(gaps(b, Presence.union(there, undecided.of(a, there))));
    return all;
  }

  private Set<String> conditional(List<CelExpr> in, Set<String> there) {
    CelExpr decides = in.getFirst();
    var all = new LinkedHashSet<>(gaps(decides, there));
    all.addAll(gaps(in.get(1), Presence.union(there, presence.unlessFalse(decides, there))));
    all.addAll(gaps(in.get(2), Presence.union(there, presence.unlessTrue(decides, there))));
    return all;
  }

  private Set<String> index(CelExpr tree, Set<String> there) {
    CelExpr of = tree.call().args().getFirst();
    String name = Spelling.of(tree);
    boolean first = name.equals(Spelling.of(of) + "[0]");
    var all = new LinkedHashSet<>(ofAll(tree.call().args(), there));
    if (!there.contains(name) && !(first && there.contains(Spelling.of(of) + Presence.FILLED))) {
      all.add(name);
    }
    return all;
  }

  private Set<String> comprehension(CelComprehension tree, Set<String> there) {
    var all = new LinkedHashSet<>(gaps(tree.iterRange(), there));
    shapes.bind(tree.iterVar(), tree.iterRange());
    var inside = new HashSet<>(there); // an outer variable of the same name is another one
    inside.removeIf(name -> name.equals(tree.iterVar()) || name.startsWith(tree.iterVar() + "."));
    all.addAll(
        ofAll(
            List.of(tree.accuInit(), tree.loopCondition(), tree.loopStep(), tree.result()),
            inside));
    return all;
  }

  private Set<String> member(CelExpr tree, Set<String> there) {
    CelSelect select = tree.select();
    String name = Spelling.of(tree);
    if (there.contains(name) || name.equals(Language.PARAMETERS + "." + select.field())) {
      return Set.of();
    }
    Set<String> before = gaps(select.operand(), there);
    Attribute one = attribute(shapes.of(select.operand()), select.field());
    if (one != null && holdsSomething(one, isThere(select.operand(), there))) {
      return before;
    }
    var all = new LinkedHashSet<>(before);
    all.add(one == null || one.facts() == null ? name : one.type() + "." + one.path());
    return all;
  }

  /** Whether an attribute is always written, or something else holds where it is not. */
  private boolean holdsSomething(Attribute one, boolean blockIsThere) {
    AttributeFacts facts = one.facts();
    return Declared.NAMES.getOrDefault(one.type(), Set.of()).contains(one.path())
        || absence.serviceDefaults().containsKey(one.type() + "." + one.path())
        || (facts != null
            && (isBlock(facts)
                || (blockIsThere && (isWritten(one) || facts.defaultValue() != null))));
  }

  /**
   * @param facts null where none are known
   */
  private record Attribute(String type, String path, @Nullable AttributeFacts facts) {}

  private boolean isWritten(Attribute one) {
    return one.facts() != null
        && one.facts().required()
        && Needed.everywhere(one.type(), one.path(), absence.serviceDefaults());
  }

  /** Null where it is not known whose it is. */
  private @Nullable Attribute attribute(Shape of, String name) {
    return switch (of) {
      case Shape.Any _ -> null;
      case Shape.Typed(String type) -> {
        ResourceFacts resource = absence.facts().described(type);
        yield new Attribute(type, name, resource == null ? null : resource.attributes().get(name));
      }
      case Shape.Named(String type, String path, var names) ->
          new Attribute(type, path + "." + name, names.get(name));
    };
  }

  /** One that is not there is an empty list. */
  private static boolean isBlock(AttributeFacts attribute) {
    return !attribute.nested().isEmpty() && !attribute.isMap();
  }

  /** Whether what holds an attribute has to be there: a resource, an element, a block. */
  private boolean isThere(CelExpr tree, Set<String> there) {
    String name = Spelling.of(tree);
    return switch (tree.exprKind().getKind()) {
      case IDENT -> true;
      case SELECT ->
          there.contains(name)
              || there.contains(name + Presence.FILLED)
              || isRequired(tree.select(), there);
      case CALL -> tree.call().function().equals("_[_]") || shapes.of(tree) instanceof Shape.Typed;
      case CONSTANT, LIST, MAP, STRUCT, COMPREHENSION, NOT_SET -> false;
    };
  }

  private boolean isRequired(CelSelect select, Set<String> there) {
    Attribute block = attribute(shapes.of(select.operand()), select.field());
    return block != null && isWritten(block) && isThere(select.operand(), there);
  }
}
