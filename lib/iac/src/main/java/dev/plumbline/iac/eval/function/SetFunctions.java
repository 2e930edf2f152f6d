package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;

import dev.plumbline.iac.eval.Bounds;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.SetOrder;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.Unification;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** setintersection, setproduct, setsubtract, setunion. */
final class SetFunctions {
  private static final Type ANY_SET = new Type.SetOf(Type.Dynamic.ANY);

  static final List<Function> ALL =
      List.of(
          Function.of(
                  "setunion",
                  ANY_SET,
                  a -> combine(a, (x, y) -> x.addAll(y), true),
                  Parameter.of("first_set", ANY_SET))
              .rest(Parameter.of("other_sets", ANY_SET))
              .typed(SetFunctions::type),
          Function.of(
                  "setintersection",
                  ANY_SET,
                  a -> combine(a, (x, y) -> x.retainAll(y), false),
                  Parameter.of("first_set", ANY_SET))
              .rest(Parameter.of("other_sets", ANY_SET))
              .typed(SetFunctions::type),
          Function.of(
                  "setsubtract",
                  ANY_SET,
                  a -> combine(a, (x, y) -> x.removeAll(y), false),
                  Parameter.of("a", ANY_SET),
                  Parameter.of("b", ANY_SET))
              .typed(SetFunctions::type),
          Function.of("setproduct", Type.Dynamic.ANY, SetFunctions::product)
              .rest(any("sets", Allow.INNER_MARK))
              .typed(SetFunctions::productType));

  private SetFunctions() {}

  private interface Combination {
    void apply(Set<Datum> result, Set<Datum> other);
  }

  private static Type type(Arguments a) throws ArgumentException {
    List<Type> elements = new ArrayList<>();
    for (Datum each : a.values()) {
      if (each.type() instanceof Type.SetOf(Type element)) {
        boolean empty = each instanceof Datum.Seq seq && seq.elements().isEmpty();
        if (!(empty && element == Type.Dynamic.ANY)) {
          elements.add(element);
        }
      }
    }
    Type element = Unification.unify(elements);
    if (element == null) {
      throw new ArgumentException(-1, "all sets must have elements of one type");
    }
    return new Type.SetOf(element);
  }

  private static Datum combine(Arguments a, Combination combination, boolean unknowns)
      throws ArgumentException {
    Type type = type(a);
    Type element = ((Type.SetOf) type).element();
    if (!unknowns && a.values().stream().anyMatch(each -> !each.isWhollyKnown())) {
      return a.unknown(type);
    }
    Set<Datum> result = null;
    List<Datum> open = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Set<Datum> each = new LinkedHashSet<>();
      for (Datum member : a.elements(i)) {
        a.budget().spend(1);
        try {
          Datum converted = Conversion.convert(member, element);
          // Two that are not known may turn out different, even of one origin.
          (converted.isWhollyKnown() ? each : open).add(converted);
        } catch (ConversionException e) {
          throw new ArgumentException(i, e.getMessage());
        }
      }
      if (result == null) {
        result = each;
      } else {
        combination.apply(result, each);
      }
    }
    open.addAll(0, result == null ? List.of() : result);
    return SetOrder.set(element, open);
  }

  private static Type productType(Arguments a) throws ArgumentException {
    if (a.size() < 2) {
      throw new ArgumentException(-1, "at least two collections are required");
    }
    boolean sets = false;
    List<Type> elements = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      elements.add(elementType(a.get(i).type(), i));
      sets |= a.get(i).type() instanceof Type.SetOf;
    }
    Type row = new Type.TupleOf(elements);
    return sets ? new Type.SetOf(row) : new Type.ListOf(row);
  }

  private static Datum product(Arguments a) throws ArgumentException {
    if (a.size() < 2) {
      throw new ArgumentException(-1, "at least two collections are required");
    }
    long total = 1;
    boolean sets = false;
    List<Type> elements = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      if (!(a.get(i) instanceof Datum.Seq seq)) {
        throw new ArgumentException(i, "a set or list is required");
      }
      sets |= seq.type() instanceof Type.SetOf;
      elements.add(elementType(seq.type(), i));
      total = Math.min(total * seq.elements().size(), Integer.MAX_VALUE);
    }
    a.budget().spend(total);
    a.budget().allocate(total * (32 + 8L * a.size()));
    List<List<Datum>> rows = List.of(List.of());
    for (int i = 0; i < a.size(); i++) {
      List<List<Datum>> longer = new ArrayList<>();
      for (List<Datum> row : rows) {
        for (Datum element : a.elements(i)) {
          List<Datum> extended = new ArrayList<>(row);
          extended.add(element);
          longer.add(extended);
        }
      }
      rows = longer;
    }
    Type row = new Type.TupleOf(elements);
    return sets ? set(a, tuples(rows, row), row) : Datum.list(row, tuples(rows, row));
  }

  private static Type elementType(Type type, int argument) throws ArgumentException {
    return switch (type) {
      case Type.SetOf(Type element) -> element;
      case Type.ListOf(Type element) -> element;
      case Type.TupleOf(List<Type> types) -> {
        Type unified = Unification.unify(types);
        if (unified == null) {
          throw new ArgumentException(argument, "its elements must have one type");
        }
        yield unified;
      }
      case Type.Dynamic _ -> Type.Dynamic.ANY;
      case Type.Primitive _, Type.MapOf _, Type.ObjectOf _ ->
          throw new ArgumentException(argument, "a set or list is required");
    };
  }

  private static Datum set(Arguments a, List<Datum> tuples, Type row) {
    return a.values().stream().noneMatch(each -> Bounds.ofLength(each).isOpen())
        ? SetOrder.set(row, tuples)
        : a.unknown(new Type.SetOf(row));
  }

  private static List<Datum> tuples(List<List<Datum>> rows, Type row) throws ArgumentException {
    List<Datum> tuples = new ArrayList<>(rows.size());
    for (List<Datum> each : rows) {
      try {
        tuples.add(Conversion.convert(Datum.tuple(each), row));
      } catch (ConversionException e) {
        throw new ArgumentException(-1, e.getMessage());
      }
    }
    return tuples;
  }
}
