package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.number;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Bounds;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Equality;
import dev.plumbline.iac.eval.KeyOrder;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.Unification;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Functions that make lists of lists. */
final class SequenceFunctions {
  private static final Type ANY_LIST = new Type.ListOf(Type.Dynamic.ANY);

  static final List<Function> ALL =
      List.of(
          Function.of(
                  "chunklist",
                  ANY_LIST,
                  SequenceFunctions::chunk,
                  Parameter.of("list", ANY_LIST, Allow.INNER_MARK),
                  number("size"))
              .typed(a -> new Type.ListOf(a.get(0).type())),
          Function.of(
              "compact",
              new Type.ListOf(Type.Primitive.STRING),
              SequenceFunctions::compact,
              Parameter.of("list", new Type.ListOf(Type.Primitive.STRING))),
          Function.of("concat", Type.Dynamic.ANY, SequenceFunctions::concat)
              .rest(any("seqs", Allow.INNER_MARK))
              .typed(SequenceFunctions::concatenatedType),
          Function.of(
                  "distinct", ANY_LIST, SequenceFunctions::distinct, Parameter.of("list", ANY_LIST))
              .typed(a -> a.get(0).type()),
          Function.of("flatten", Type.Dynamic.ANY, SequenceFunctions::flatten, any("list")),
          Function.of(
                  "reverse",
                  Type.Dynamic.ANY,
                  SequenceFunctions::reverse,
                  any("list", Allow.INNER_MARK))
              .typed(SequenceFunctions::reversedType),
          Function.of(
              "sort",
              new Type.ListOf(Type.Primitive.STRING),
              SequenceFunctions::sort,
              Parameter.of("list", new Type.ListOf(Type.Primitive.STRING), Allow.UNKNOWN)),
          Function.of(
                  "slice",
                  Type.Dynamic.ANY,
                  SequenceFunctions::slice,
                  any("list"),
                  number("start_index"),
                  number("end_index"))
              .typed(SequenceFunctions::sliceType),
          Function.of(
                  "matchkeys",
                  ANY_LIST,
                  SequenceFunctions::matchkeys,
                  Parameter.of("values", ANY_LIST),
                  Parameter.of("keys", ANY_LIST),
                  Parameter.of("searchset", ANY_LIST))
              .typed(a -> a.get(0).type()),
          Function.of("coalescelist", Type.Dynamic.ANY, SequenceFunctions::coalescelist)
              .rest(any("vals", Allow.NULL, Allow.UNKNOWN)));

  private SequenceFunctions() {}

  private static Type element(Datum sequence) {
    return switch (sequence.type()) {
      case Type.ListOf(Type element) -> element;
      case Type.SetOf(Type element) -> element;
      case Type.MapOf(Type element) -> element;
      case Type.Primitive _, Type.Dynamic _, Type.TupleOf _, Type.ObjectOf _ -> Type.Dynamic.ANY;
    };
  }

  private static Datum chunk(Arguments a) throws ArgumentException {
    int size = a.integer(1);
    if (size < 0) {
      throw new ArgumentException(1, "the size of a chunk can't be negative");
    }
    List<Datum> all = a.elements(0);
    List<Datum> chunks = new ArrayList<>();
    int step = size == 0 ? Math.max(1, all.size()) : size;
    for (int i = 0; i < all.size(); i += step) {
      chunks.add(Datum.list(element(a.get(0)), all.subList(i, Math.min(all.size(), i + step))));
    }
    return Datum.list(a.get(0).type(), chunks);
  }

  private static Datum compact(Arguments a) {
    if (!a.get(0).isWhollyKnown()) {
      return a.unknown(new Type.ListOf(Type.Primitive.STRING));
    }
    return Datum.list(
        Type.Primitive.STRING,
        a.elements(0).stream()
            .filter(each -> each instanceof Datum.Str(String text) && !text.isEmpty())
            .toList());
  }

  private static Type concatenatedType(Arguments a) throws ArgumentException {
    List<Type> elements = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      switch (a.get(i).type()) {
        case Type.ListOf(Type element) -> elements.add(element);
        case Type.TupleOf _, Type.Dynamic _ -> {}
        case Type.Primitive _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _ ->
            throw new ArgumentException(i, "all arguments must be lists or tuples");
      }
    }
    Type element = elements.size() == a.size() ? Unification.unify(elements) : null;
    return element == null ? Type.Dynamic.ANY : new Type.ListOf(element);
  }

  private static Datum concat(Arguments a) throws ArgumentException {
    if (a.size() == 0) {
      throw new ArgumentException(-1, "at least one list is required");
    }
    List<Type> lists = new ArrayList<>();
    List<Datum> all = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Type type = a.get(i).type();
      if (type instanceof Type.ListOf(Type element)) {
        lists.add(element);
      } else if (!(type instanceof Type.TupleOf)) {
        throw new ArgumentException(i, "all arguments must be lists or tuples");
      }
      all.addAll(a.elements(i));
      a.budget().spend(a.elements(i).size());
    }
    a.budget().allocate(16L * all.size());
    Type element = lists.size() == a.size() ? Unification.unify(lists) : null;
    if (element == null) {
      return Datum.tuple(all);
    }
    return Datum.list(element, convertAll(all, element));
  }

  private static List<Datum> convertAll(List<Datum> all, Type element) throws ArgumentException {
    List<Datum> converted = new ArrayList<>(all.size());
    for (Datum each : all) {
      try {
        converted.add(Conversion.convert(each, element));
      } catch (ConversionException e) {
        throw new ArgumentException(-1, e.getMessage());
      }
    }
    return converted;
  }

  private static Datum distinct(Arguments a) {
    if (!a.get(0).isWhollyKnown()) {
      return a.unknown(a.get(0).type());
    }
    return new Datum.Seq(
        a.get(0).type(), List.copyOf(new java.util.LinkedHashSet<>(a.elements(0))));
  }

  private static Datum flatten(Arguments a) throws ArgumentException {
    if (!a.get(0).type().isSequence()) {
      throw new ArgumentException(0, "only lists, sets and tuples can be flattened");
    }
    if (Bounds.ofLength(a.get(0)).isOpen()) {
      return a.unknown(Type.Dynamic.ANY);
    }
    List<Datum> flat = new ArrayList<>();
    return flatten(a.get(0), flat, a) ? Datum.tuple(flat) : a.unknown(Type.Dynamic.ANY);
  }

  /** False where a list within is unknown, or may be one. */
  private static boolean flatten(Datum sequence, List<Datum> flat, Arguments a) {
    for (Datum element : ((Datum.Seq) sequence).elements()) {
      a.budget().spend(1);
      if (element instanceof Datum.Unknown unknown
          && (unknown.type().isSequence()
              || (unknown.type() == Type.Dynamic.ANY && !unknown.isInstance()))) {
        return false;
      }
      if (element instanceof Datum.Seq) {
        if (!flatten(element, flat, a)) {
          return false;
        }
      } else {
        flat.add(element);
      }
    }
    return true;
  }

  private static Type reversedType(Arguments a) throws ArgumentException {
    return switch (a.get(0).type()) {
      case Type.ListOf _, Type.Dynamic _ -> a.get(0).type();
      case Type.SetOf(Type element) -> new Type.ListOf(element);
      case Type.TupleOf(List<Type> elements) -> new Type.TupleOf(elements.reversed());
      case Type.Primitive _, Type.MapOf _, Type.ObjectOf _ ->
          throw new ArgumentException(0, "only lists and tuples can be reversed");
    };
  }

  private static Datum reverse(Arguments a) throws ArgumentException {
    return switch (a.get(0).type()) {
      case Type.ListOf(Type element) -> Datum.list(element, a.elements(0).reversed());
      case Type.SetOf(Type element) -> Datum.list(element, a.elements(0).reversed());
      case Type.TupleOf _ -> Datum.tuple(a.elements(0).reversed());
      case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.ObjectOf _ ->
          throw new ArgumentException(0, "only lists and tuples can be reversed");
    };
  }

  private static Datum sort(Arguments a) throws ArgumentException {
    if (a.get(0) instanceof Datum.Unknown unknown) {
      return Bounds.ofLength(unknown).applied(a.unknown(unknown.type()));
    }
    if (!a.get(0).isWhollyKnown()) {
      List<Datum> open =
          Collections.nCopies(a.elements(0).size(), a.unknown(Type.Primitive.STRING));
      return Datum.list(Type.Primitive.STRING, open);
    }
    List<String> sorted = new ArrayList<>(a.texts(0));
    sorted.sort(KeyOrder.BY_CODE_POINT);
    return Datum.strings(sorted);
  }

  private static Type sliceType(Arguments a) throws ArgumentException {
    if (a.get(1) instanceof Datum.Num(BigFloat start) && start.signum() < 0) {
      throw new ArgumentException(1, "the start index is outside of the list");
    }
    if (a.get(0) instanceof Datum.Seq seq
        && a.get(2) instanceof Datum.Num(BigFloat end)
        && end.compareTo(BigFloat.of(seq.elements().size())) > 0) {
      throw new ArgumentException(2, "the end index is outside of the list");
    }
    return a.get(0).type() instanceof Type.ListOf ? a.get(0).type() : Type.Dynamic.ANY;
  }

  private static Datum slice(Arguments a) throws ArgumentException {
    if (!(a.get(0).type() instanceof Type.ListOf) && !(a.get(0).type() instanceof Type.TupleOf)) {
      throw new ArgumentException(0, "a list or tuple is required");
    }
    List<Datum> all = a.elements(0);
    int start = a.integer(1);
    int end = a.integer(2);
    if (start < 0 || start > all.size()) {
      throw new ArgumentException(1, "the start index is outside of the list");
    }
    if (end < start || end > all.size()) {
      throw new ArgumentException(2, "the end index is outside of the list, or before the start");
    }
    List<Datum> part = all.subList(start, end);
    return a.get(0).type() instanceof Type.ListOf(Type element)
        ? Datum.list(element, part)
        : Datum.tuple(part);
  }

  private static Datum matchkeys(Arguments a) throws ArgumentException {
    List<Datum> values = a.elements(0);
    List<Datum> keys = a.elements(1);
    if (values.size() != keys.size()) {
      throw new ArgumentException(-1, "keys and values must be of the same length");
    }
    Type common = Unification.unify(List.of(element(a.get(1)), element(a.get(2))));
    if (common == null) {
      throw new ArgumentException(-1, "keys and searchset must be of the same type");
    }
    List<Datum> matching = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      for (Datum wanted : convertAll(a.elements(2), common)) {
        a.budget().spend(1);
        Boolean equal = Equality.equal(convertAll(List.of(keys.get(i)), common).getFirst(), wanted);
        if (equal == null) {
          return a.unknown(a.get(0).type());
        }
        if (equal) {
          matching.add(values.get(i));
          break;
        }
      }
    }
    return Datum.list(element(a.get(0)), matching);
  }

  private static Datum coalescelist(Arguments a) throws ArgumentException {
    if (a.size() == 0) {
      throw new ArgumentException(-1, "at least one list is required");
    }
    for (int i = 0; i < a.size(); i++) {
      Type type = a.get(i).type();
      if (a.get(i) instanceof Datum.Unknown) {
        break;
      }
      if (!(type instanceof Type.ListOf) && !(type instanceof Type.TupleOf)) {
        throw new ArgumentException(i, "all arguments must be lists or tuples");
      }
    }
    for (int i = 0; i < a.size(); i++) {
      Datum list = a.get(i);
      if (!list.isKnown()) {
        return a.unknown(Type.Dynamic.ANY);
      }
      if (list instanceof Datum.Null) {
        continue;
      }
      if (!a.elements(i).isEmpty()) {
        return list;
      }
    }
    throw new ArgumentException(-1, "no list holds an element");
  }
}
