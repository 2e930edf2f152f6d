package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.number;

import dev.plumbline.iac.eval.Bounds;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Equality;
import dev.plumbline.iac.eval.Graphemes;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.Unification;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.List;

/** Functions that ask about a collection or choose one of its elements. */
final class SelectionFunctions {
  private static final Type BOOLS = new Type.ListOf(Type.Primitive.BOOL);

  static final List<Function> ALL =
      List.of(
          Function.of(
              "length",
              Type.Primitive.NUMBER,
              SelectionFunctions::length,
              any("value", Allow.UNKNOWN)),
          Function.of(
              "alltrue", Type.Primitive.BOOL, a -> every(a, false), Parameter.of("list", BOOLS)),
          Function.of(
              "anytrue", Type.Primitive.BOOL, a -> every(a, true), Parameter.of("list", BOOLS)),
          Function.of("coalesce", Type.Dynamic.ANY, SelectionFunctions::coalesce)
              .rest(any("vals", Allow.NULL, Allow.UNKNOWN)),
          Function.of(
              "contains",
              Type.Primitive.BOOL,
              SelectionFunctions::contains,
              any("list"),
              any("value")),
          Function.of(
                  "element",
                  Type.Dynamic.ANY,
                  SelectionFunctions::element,
                  any("list"),
                  number("index"))
              .typed(a -> listElement(a, 0)),
          Function.of(
              "index", Type.Primitive.NUMBER, SelectionFunctions::index, any("list"), any("value")),
          Function.of("one", Type.Dynamic.ANY, SelectionFunctions::one, any("list"))
              .typed(a -> elementType(a.get(0).type())));

  private SelectionFunctions() {}

  private static Type listElement(Arguments a, int index) throws ArgumentException {
    return switch (a.get(index).type()) {
      case Type.ListOf(Type element) -> element;
      case Type.TupleOf _, Type.Dynamic _ -> Type.Dynamic.ANY;
      case Type.Primitive _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _ ->
          throw new ArgumentException(index, "a list or tuple is required");
    };
  }

  private static Datum length(Arguments a) throws ArgumentException {
    return switch (a.get(0)) {
      case Datum.Str(String text) -> Datum.of(Graphemes.count(text));
      case Datum.Seq seq ->
          seq.type() instanceof Type.SetOf && !seq.isWhollyKnown() && seq.elements().size() > 1
              ? Bounds.ofLength(seq).applied(a.unknown(Type.Primitive.NUMBER))
              : Datum.of(seq.elements().size());
      case Datum.Obj obj -> Datum.of(obj.members().size());
      case Datum.Unknown unknown ->
          switch (unknown.type()) {
            case Type.TupleOf(List<Type> elements) -> Datum.of(elements.size());
            case Type.ObjectOf object -> Datum.of(object.attributes().size());
            case Type.Primitive type when type != Type.Primitive.STRING ->
                throw new ArgumentException(
                    0, "a string, a list, a set, a tuple or a map is required");
            case Type.Primitive _ ->
                Bounds.ofText(unknown).applied(a.unknown(Type.Primitive.NUMBER));
            case Type.Dynamic _ -> a.unknown(Type.Primitive.NUMBER);
            case Type.ListOf _, Type.SetOf _, Type.MapOf _ ->
                Bounds.ofLength(unknown).applied(a.unknown(Type.Primitive.NUMBER));
          };
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Sensitive _ ->
          throw new ArgumentException(0, "a string, a list, a set, a tuple or a map is required");
    };
  }

  private static Datum every(Arguments a, boolean deciding) {
    boolean open = false;
    for (Datum element : a.elements(0)) {
      if (element instanceof Datum.Unknown) {
        if (!deciding) {
          // alltrue stops at the first that is not known, anytrue looks for a true one further on.
          return a.unknown(Type.Primitive.BOOL);
        }
        open = true;
      } else if (element instanceof Datum.Bool(boolean is) ? is == deciding : !deciding) {
        return Datum.of(deciding);
      }
    }
    return open ? a.unknown(Type.Primitive.BOOL) : Datum.of(!deciding);
  }

  private static Datum coalesce(Arguments a) throws ArgumentException {
    List<Type> types = a.values().stream().map(Datum::type).toList();
    Type common =
        Unification.unify(types.stream().filter(type -> type != Type.Dynamic.ANY).toList());
    boolean dynamic =
        a.values().stream()
            .anyMatch(each -> each instanceof Datum.Unknown && each.type() == Type.Dynamic.ANY);
    boolean untyped = types.contains(Type.Dynamic.ANY);
    if (common == null && !untyped) {
      throw new ArgumentException(-1, "all arguments must have the same type");
    }
    Type result = dynamic || common == null ? Type.Dynamic.ANY : common;
    for (int i = 0; i < a.size(); i++) {
      Datum value = a.get(i);
      if (value instanceof Datum.Unknown) {
        return a.unknown(result);
      }
      if (!(value instanceof Datum.Null)
          && !(value instanceof Datum.Str(String text) && text.isEmpty())) {
        try {
          return Conversion.convert(value, result);
        } catch (ConversionException e) {
          throw new ArgumentException(i, e.getMessage());
        }
      }
    }
    throw new ArgumentException(-1, "no argument holds a value that is neither null nor empty");
  }

  private static Datum contains(Arguments a) throws ArgumentException {
    if (!a.get(0).type().isSequence()) {
      throw new ArgumentException(0, "a list, set or tuple is required");
    }
    boolean open = false;
    for (Datum element : a.elements(0)) {
      a.budget().spend(1);
      Boolean equal = Equality.equal(element, a.get(1));
      if (equal == null) {
        open = true;
      } else if (equal) {
        return Datum.Bool.TRUE;
      }
    }
    return open ? a.unknown(Type.Primitive.BOOL) : Datum.Bool.FALSE;
  }

  private static Datum element(Arguments a) throws ArgumentException {
    if (!(a.get(0) instanceof Datum.Seq seq) || seq.type() instanceof Type.SetOf) {
      throw new ArgumentException(0, "a list or tuple is required");
    }
    if (seq.elements().isEmpty()) {
      throw new ArgumentException(0, "an empty list has no element to choose");
    }
    return seq.elements().get(Math.floorMod(a.integer(1), seq.elements().size()));
  }

  private static Datum index(Arguments a) throws ArgumentException {
    if (!(a.get(0) instanceof Datum.Seq seq) || seq.type() instanceof Type.SetOf) {
      throw new ArgumentException(0, "a list or tuple is required");
    }
    if (seq.elements().isEmpty()) {
      throw new ArgumentException(0, "an empty list holds nothing to find");
    }
    for (int i = 0; i < seq.elements().size(); i++) {
      Boolean equal = Equality.equal(seq.elements().get(i), a.get(1));
      if (equal == null) {
        return a.unknown(Type.Primitive.NUMBER);
      }
      if (equal) {
        return Datum.of(i);
      }
    }
    throw new ArgumentException(1, "no element of the list is equal to it");
  }

  private static Datum one(Arguments a) throws ArgumentException {
    if (!(a.get(0) instanceof Datum.Seq seq)) {
      throw new ArgumentException(0, "a list, set or tuple is required");
    }
    return switch (seq.elements().size()) {
      case 0 -> new Datum.Null(elementType(seq.type()));
      case 1 -> seq.elements().getFirst();
      default -> {
        if (seq.type() instanceof Type.SetOf && !seq.isWhollyKnown()) {
          yield a.unknown(elementType(seq.type()));
        }
        throw new ArgumentException(0, "it must hold one element or none");
      }
    };
  }

  private static Type elementType(Type type) {
    return switch (type) {
      case Type.ListOf(Type element) -> element;
      case Type.SetOf(Type element) -> element;
      case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.TupleOf _, Type.ObjectOf _ ->
          Type.Dynamic.ANY;
    };
  }
}
