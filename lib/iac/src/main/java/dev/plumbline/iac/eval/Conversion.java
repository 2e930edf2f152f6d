package dev.plumbline.iac.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns values into other types, by the rules of Terraform's type system. */
public final class Conversion {
  private Conversion() {}

  /**
   * {@code value} as {@code target}.
   *
   * @throws ConversionException when there is no such conversion, or not of this value
   */
  public static Datum convert(Datum value, Type target) throws ConversionException {
    if (target == Type.Dynamic.ANY || (value.type().equals(target) && !isOpen(target))) {
      return value;
    }
    return switch (value) {
      case Datum.Sensitive(Datum inner) -> convert(inner, target).sensitive();
      case Datum.Null _ -> {
        require(value.type(), target);
        yield new Datum.Null(withoutOptional(target));
      }
      case Datum.Unknown unknown -> {
        require(value.type(), target);
        yield unknown.type() == Type.Dynamic.ANY && !unknown.known().isEmpty() && target.isKeyed()
            ? unknown
            : unknown.as(filled(unknown.type(), withoutOptional(target)));
      }
      case Datum.Bool(boolean bool) -> {
        if (target != Type.Primitive.STRING) {
          throw mismatch(target);
        }
        yield Datum.of(bool ? "true" : "false");
      }
      case Datum.Num(BigFloat number) -> {
        if (target != Type.Primitive.STRING) {
          throw mismatch(target);
        }
        yield Datum.of(number.toString());
      }
      case Datum.Str(String text) -> fromString(text, target);
      case Datum.Seq seq when isUncounted(seq) && target instanceof Type.ListOf -> {
        require(seq.type(), target);
        // How many elements a set has is open as long as two of them may turn out the same.
        Datum list = sequence(seq, target);
        yield Rendering.derived("tolist", List.of(seq), list.type());
      }
      case Datum.Seq seq -> sequence(seq, target);
      case Datum.Obj obj -> keyed(obj, target);
    };
  }

  private static boolean isUncounted(Datum.Seq seq) {
    return seq.type() instanceof Type.SetOf && seq.elements().size() > 1 && !seq.isWhollyKnown();
  }

  /** The target with what the source says in place of {@code any}. */
  private static Type filled(Type source, Type target) {
    return switch (target) {
      case Type.ListOf(Type each) when each == Type.Dynamic.ANY -> new Type.ListOf(unified(source));
      case Type.SetOf(Type each) when each == Type.Dynamic.ANY -> new Type.SetOf(unified(source));
      case Type.MapOf(Type each) when each == Type.Dynamic.ANY -> new Type.MapOf(unified(source));
      default -> target;
    };
  }

  private static Type unified(Type source) {
    Type element =
        switch (source) {
          case Type.TupleOf(List<Type> elements) -> Unification.unify(elements);
          case Type.ObjectOf object -> Unification.unify(List.copyOf(object.attributes().values()));
          case Type.Primitive _, Type.Dynamic _, Type.ListOf _, Type.SetOf _, Type.MapOf _ ->
              elementOf(source);
        };
    return element == null ? Type.Dynamic.ANY : element;
  }

  private static boolean isOpen(Type target) {
    return target instanceof Type.ObjectOf object && !object.optional().isEmpty();
  }

  private static Datum fromString(String text, Type target) throws ConversionException {
    if (target == Type.Primitive.NUMBER) {
      BigFloat number = BigFloat.parse(text);
      if (number == null) {
        throw new ConversionException("a number is required");
      }
      return Datum.of(number);
    }
    if (target == Type.Primitive.BOOL) {
      return switch (text) {
        case "true", "1" -> Datum.Bool.TRUE;
        case "false", "0" -> Datum.Bool.FALSE;
        case "True", "TRUE", "False", "FALSE" ->
            throw new ConversionException(
                "a bool is required; to convert from string, use lowercase \"true\" or \"false\"");
        default -> throw new ConversionException("a bool is required");
      };
    }
    throw mismatch(target);
  }

  private static Datum sequence(Datum.Seq seq, Type target) throws ConversionException {
    List<Datum> elements = seq.elements();
    return switch (target) {
      case Type.ListOf(Type wanted) -> {
        Type element = element(wanted, elements, seq.type());
        yield Datum.list(element, all(elements, element));
      }
      case Type.SetOf(Type wanted) -> {
        Type element = element(wanted, elements, seq.type());
        yield SetOrder.set(element, all(elements, element));
      }
      case Type.TupleOf(List<Type> wanted) when seq.type() instanceof Type.TupleOf -> {
        if (wanted.size() != elements.size()) {
          throw new ConversionException("a tuple of " + wanted.size() + " elements is required");
        }
        List<Datum> converted = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
          converted.add(at("element " + i, elements.get(i), wanted.get(i)));
        }
        yield Datum.tuple(converted);
      }
      case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.ObjectOf _, Type.TupleOf _ ->
          throw mismatch(target);
    };
  }

  /** The element type that {@code any} stands for among these elements. */
  private static Type element(Type wanted, Iterable<Datum> elements, Type source)
      throws ConversionException {
    if (!wanted.hasDynamic()) {
      return wanted;
    }
    List<Type> types = new ArrayList<>();
    for (Datum element : elements) {
      types.add(wanted == Type.Dynamic.ANY ? element.type() : convert(element, wanted).type());
    }
    if (types.isEmpty()) {
      return elementOf(source);
    }
    Type unified = Unification.unify(types);
    if (unified == null) {
      throw new ConversionException("all elements must have the same type");
    }
    return unified;
  }

  private static Type elementOf(Type type) {
    return switch (type) {
      case Type.ListOf(Type element) -> element;
      case Type.SetOf(Type element) -> element;
      case Type.MapOf(Type element) -> element;
      case Type.Primitive _, Type.Dynamic _, Type.TupleOf _, Type.ObjectOf _ -> Type.Dynamic.ANY;
    };
  }

  private static List<Datum> all(List<Datum> elements, Type type) throws ConversionException {
    List<Datum> converted = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      converted.add(at("element " + i, elements.get(i), type));
    }
    return converted;
  }

  private static Datum keyed(Datum.Obj obj, Type target) throws ConversionException {
    return switch (target) {
      case Type.MapOf(Type wanted) -> {
        Type element = element(wanted, obj.members().values(), obj.type());
        SortedMap<String, Datum> members = Datum.sorted();
        for (Map.Entry<String, Datum> member : obj.members().entrySet()) {
          members.put(
              member.getKey(),
              at("element \"" + member.getKey() + "\"", member.getValue(), element));
        }
        yield Datum.map(element, members);
      }
      case Type.ObjectOf wanted -> object(obj, wanted);
      case Type.Primitive _, Type.Dynamic _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw mismatch(target);
    };
  }

  private static Datum object(Datum.Obj obj, Type.ObjectOf target) throws ConversionException {
    SortedMap<String, Datum> members = Datum.sorted();
    for (Map.Entry<String, Type> attribute : target.attributes().entrySet()) {
      String name = attribute.getKey();
      Datum member = obj.members().get(name);
      if (member != null) {
        members.put(name, at("attribute \"" + name + "\"", member, attribute.getValue()));
      } else if (target.optional().contains(name)) {
        members.put(name, new Datum.Null(withoutOptional(attribute.getValue())));
      } else {
        throw new ConversionException("attribute \"" + name + "\" is required");
      }
    }
    return Datum.object(members);
  }

  private static Datum at(String place, Datum value, Type type) throws ConversionException {
    try {
      return convert(value, type);
    } catch (ConversionException e) {
      throw new ConversionException(place + ": " + e.getMessage());
    }
  }

  private static void require(Type from, Type to) throws ConversionException {
    if (!isPossible(from, to)) {
      throw mismatch(to);
    }
  }

  /** Whether some value of {@code from} can become a {@code to}. */
  public static boolean isPossible(Type from, Type to) {
    if (from == Type.Dynamic.ANY || to == Type.Dynamic.ANY || from.equals(to)) {
      return true;
    }
    return switch (to) {
      case Type.Primitive wanted ->
          from instanceof Type.Primitive given
              && (wanted == Type.Primitive.STRING || given == Type.Primitive.STRING);
      case Type.Dynamic _ -> true;
      case Type.ListOf(Type element) -> allPossible(from, element);
      case Type.SetOf(Type element) -> allPossible(from, element);
      case Type.MapOf(Type element) ->
          switch (from) {
            case Type.MapOf(Type given) -> isPossible(given, element);
            case Type.ObjectOf object ->
                object.attributes().values().stream().allMatch(each -> isPossible(each, element));
            case Type.Primitive _, Type.Dynamic _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
                false;
          };
      case Type.TupleOf(List<Type> wanted) ->
          from instanceof Type.TupleOf(List<Type> given) && pairwise(given, wanted);
      case Type.ObjectOf wanted -> objectPossible(from, wanted);
    };
  }

  private static boolean allPossible(Type from, Type element) {
    return switch (from) {
      case Type.ListOf(Type given) -> isPossible(given, element);
      case Type.SetOf(Type given) -> isPossible(given, element);
      case Type.TupleOf(List<Type> given) ->
          given.stream().allMatch(each -> isPossible(each, element));
      case Type.Primitive _, Type.Dynamic _, Type.MapOf _, Type.ObjectOf _ -> false;
    };
  }

  private static boolean pairwise(List<Type> given, List<Type> wanted) {
    if (given.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      if (!isPossible(given.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean objectPossible(Type from, Type.ObjectOf wanted) {
    return switch (from) {
      case Type.MapOf(Type given) ->
          wanted.attributes().values().stream().allMatch(each -> isPossible(given, each));
      case Type.ObjectOf given ->
          wanted.attributes().entrySet().stream()
              .allMatch(entry -> {
                Type has = given.attributes().get(entry.getKey());
                return has == null
                    ? wanted.optional().contains(entry.getKey())
                    : isPossible(has, entry.getValue());
              });
      case Type.Primitive _, Type.Dynamic _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ -> false;
    };
  }

  /** The type of a value that was converted to {@code type}: nothing in it is optional. */
  public static Type withoutOptional(Type type) {
    return switch (type) {
      case Type.Primitive _, Type.Dynamic _ -> type;
      case Type.ListOf(Type element) -> new Type.ListOf(withoutOptional(element));
      case Type.SetOf(Type element) -> new Type.SetOf(withoutOptional(element));
      case Type.MapOf(Type element) -> new Type.MapOf(withoutOptional(element));
      case Type.TupleOf(List<Type> elements) ->
          new Type.TupleOf(elements.stream().map(Conversion::withoutOptional).toList());
      case Type.ObjectOf object -> {
        var attributes = new TreeMap<String, Type>(KeyOrder.BY_CODE_POINT);
        object.attributes().forEach((name, each) -> attributes.put(name, withoutOptional(each)));
        yield new Type.ObjectOf(attributes);
      }
    };
  }

  private static ConversionException mismatch(Type target) {
    return new ConversionException(target.describe() + " required");
  }
}
