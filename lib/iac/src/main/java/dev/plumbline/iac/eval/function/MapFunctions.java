package dev.plumbline.iac.eval.function;

import static dev.plumbline.iac.eval.function.Parameter.any;
import static dev.plumbline.iac.eval.function.Parameter.text;

import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** keys, lookup, merge, transpose, values, zipmap. */
final class MapFunctions {
  private static final Type LISTS = new Type.MapOf(new Type.ListOf(Type.Primitive.STRING));

  static final List<Function> ALL =
      List.of(
          Function.of(
              "keys",
              Type.Dynamic.ANY,
              MapFunctions::keys,
              any("inputMap", Allow.MARK, Allow.UNKNOWN)),
          Function.of(
                  "values",
                  Type.Dynamic.ANY,
                  MapFunctions::values,
                  any("mapping", Allow.INNER_MARK))
              .typed(MapFunctions::valuesType),
          Function.of(
                  "lookup",
                  Type.Dynamic.ANY,
                  MapFunctions::lookup,
                  any("inputMap", Allow.MARK),
                  text("key"))
              .rest(any("default", Allow.NULL, Allow.UNKNOWN, Allow.MARK))
              .typed(MapFunctions::lookupType),
          Function.of("merge", Type.Dynamic.ANY, MapFunctions::merge)
              .rest(any("maps", Allow.NULL, Allow.UNKNOWN, Allow.MARK)),
          Function.of("transpose", LISTS, MapFunctions::transpose, Parameter.of("values", LISTS)),
          Function.of(
                  "zipmap",
                  Type.Dynamic.ANY,
                  MapFunctions::zipmap,
                  Parameter.of("keys", new Type.ListOf(Type.Primitive.STRING), Allow.MARK),
                  any("values", Allow.MARK))
              .typed(MapFunctions::zipmapType));

  private MapFunctions() {}

  private static Datum keys(Arguments a) throws ArgumentException {
    Datum map = a.get(0).unmarked();
    if (map instanceof Datum.Unknown unknown) {
      return switch (unknown.type()) {
        case Type.ObjectOf object ->
            Datum.tuple(object.attributes().keySet().stream().map(Datum::of).toList());
        case Type.MapOf _ -> a.unknown(new Type.ListOf(Type.Primitive.STRING));
        case Type.Dynamic _ -> a.unknown(Type.Dynamic.ANY);
        case Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
            throw new ArgumentException(0, "a map or object is required");
      };
    }
    if (!(map instanceof Datum.Obj obj)) {
      throw new ArgumentException(0, "a map or object is required");
    }
    List<Datum> keys = obj.members().keySet().stream().map(Datum::of).toList();
    Datum result =
        obj.type() instanceof Type.MapOf
            ? Datum.list(Type.Primitive.STRING, keys)
            : Datum.tuple(keys);
    return result.sensitiveIf(a.get(0) instanceof Datum.Sensitive);
  }

  private static Type valuesType(Arguments a) throws ArgumentException {
    return switch (a.get(0).type()) {
      case Type.MapOf(Type element) -> new Type.ListOf(element);
      case Type.ObjectOf object -> new Type.TupleOf(List.copyOf(object.attributes().values()));
      case Type.Dynamic _ -> Type.Dynamic.ANY;
      case Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw new ArgumentException(0, "a map or object is required");
    };
  }

  private static Datum values(Arguments a) throws ArgumentException {
    if (!(a.get(0) instanceof Datum.Obj obj)) {
      throw new ArgumentException(0, "a map or object is required");
    }
    List<Datum> values = List.copyOf(obj.members().values());
    return obj.type() instanceof Type.MapOf(Type element)
        ? Datum.list(element, values)
        : Datum.tuple(values);
  }

  private static Type lookupType(Arguments a) throws ArgumentException {
    return switch (a.get(0).type()) {
      case Type.MapOf(Type element) -> {
        if (a.size() > 2 && !Conversion.isPossible(a.get(2).type(), element)) {
          throw new ArgumentException(2, "the default must have the type of the map's elements");
        }
        yield element;
      }
      case Type.ObjectOf _, Type.Dynamic _ -> Type.Dynamic.ANY;
      case Type.Primitive _, Type.ListOf _, Type.SetOf _, Type.TupleOf _ ->
          throw new ArgumentException(0, "a map or object is required");
    };
  }

  private static Datum lookup(Arguments a) throws ArgumentException {
    if (a.size() > 3) {
      throw new ArgumentException(-1, "it takes a map, a key and at most one default");
    }
    if (!(a.get(0).unmarked() instanceof Datum.Obj obj)) {
      throw new ArgumentException(0, "a map or object is required");
    }
    boolean marked = a.get(0) instanceof Datum.Sensitive;
    Datum found = obj.members().get(a.text(1));
    if (found != null) {
      return found.sensitiveIf(marked);
    }
    if (a.size() < 3) {
      throw new ArgumentException(1, "there is no element \"" + a.text(1) + "\", and no default");
    }
    Datum fallback = a.get(2);
    if (obj.type() instanceof Type.MapOf(Type element)) {
      try {
        fallback = Conversion.convert(fallback, element);
      } catch (ConversionException e) {
        throw new ArgumentException(2, "the default must have the type of the map's elements");
      }
    }
    return fallback.sensitiveIf(marked);
  }

  private static Datum merge(Arguments a) throws ArgumentException {
    SortedMap<String, Datum> merged = Datum.sorted();
    List<Type> elements = new ArrayList<>();
    boolean maps = true;
    boolean marked = false;
    boolean open = false;
    for (int i = 0; i < a.size(); i++) {
      marked |= a.get(i) instanceof Datum.Sensitive;
      Datum each = a.get(i).unmarked();
      maps &= each.type() instanceof Type.MapOf;
      switch (each) {
        case Datum.Obj obj -> {
          a.budget().spend(obj.members().size());
          merged.putAll(obj.members());
          if (obj.type() instanceof Type.MapOf(Type element)) {
            elements.add(element);
          }
        }
        case Datum.Unknown unknown
            when unknown.type().isKeyed() || unknown.type() == Type.Dynamic.ANY -> {
          open = true;
          if (unknown.type() instanceof Type.MapOf(Type element)) {
            elements.add(element);
          }
        }
        case Datum.Null(Type type) when type.isKeyed() || type == Type.Dynamic.ANY -> {}
        case Datum.Unknown _,
            Datum.Null _,
            Datum.Bool _,
            Datum.Num _,
            Datum.Str _,
            Datum.Seq _,
            Datum.Sensitive _ ->
            throw new ArgumentException(i, "all arguments must be maps or objects");
      }
    }
    Type element = maps && !elements.isEmpty() ? same(elements) : null;
    if (open) {
      return a.unknown(element == null ? Type.Dynamic.ANY : new Type.MapOf(element))
          .sensitiveIf(marked);
    }
    return (element == null ? Datum.object(merged) : Datum.map(element, merged))
        .sensitiveIf(marked);
  }

  private static @Nullable Type same(List<Type> elements) {
    return elements.stream().distinct().count() == 1 ? elements.getFirst() : null;
  }

  private static Datum transpose(Arguments a) throws ArgumentException {
    if (!a.get(0).isWhollyKnown()) {
      return a.unknown(LISTS);
    }
    SortedMap<String, List<Datum>> turned = Datum.sorted();
    for (Map.Entry<String, Datum> member : a.members(0).entrySet()) {
      if (member.getValue() instanceof Datum.Seq seq) {
        for (Datum element : seq.elements()) {
          a.budget().spend(1);
          if (!(element instanceof Datum.Str(String text))) {
            throw new ArgumentException(0, "no element may be null");
          }
          turned.computeIfAbsent(text, _ -> new ArrayList<>()).add(Datum.of(member.getKey()));
        }
      } else {
        throw new ArgumentException(0, "no list may be null");
      }
    }
    SortedMap<String, Datum> lists = Datum.sorted();
    turned.forEach((name, each) -> lists.put(name, Datum.list(Type.Primitive.STRING, each)));
    return Datum.map(new Type.ListOf(Type.Primitive.STRING), lists);
  }

  private static Type zipmapType(Arguments a) throws ArgumentException {
    return switch (a.get(1).type()) {
      case Type.ListOf(Type element) -> new Type.MapOf(element);
      case Type.TupleOf _, Type.Dynamic _ -> Type.Dynamic.ANY;
      case Type.Primitive _, Type.SetOf _, Type.MapOf _, Type.ObjectOf _ ->
          throw new ArgumentException(1, "a list or tuple of values is required");
    };
  }

  private static Datum zipmap(Arguments a) throws ArgumentException {
    boolean marked = a.get(0) instanceof Datum.Sensitive || a.get(1) instanceof Datum.Sensitive;
    if (!(a.get(1).unmarked() instanceof Datum.Seq values) || values.type() instanceof Type.SetOf) {
      throw new ArgumentException(1, "a list or tuple of values is required");
    }
    if (a.elements(0).stream().anyMatch(each -> !each.isKnown())) {
      return a.unknown(Type.Dynamic.ANY);
    }
    if (a.elements(0).size() != values.elements().size()) {
      throw new ArgumentException(-1, "there must be as many keys as values");
    }
    SortedMap<String, Datum> zipped = Datum.sorted();
    for (int i = 0; i < values.elements().size(); i++) {
      Datum key = a.elements(0).get(i);
      marked |= key instanceof Datum.Sensitive;
      switch (key.unmarked()) {
        case Datum.Str(String name) -> zipped.put(name, values.elements().get(i));
        default -> throw new ArgumentException(0, "no key may be null");
      }
    }
    Datum result =
        values.type() instanceof Type.ListOf(Type element)
            ? Datum.map(element, zipped)
            : Datum.object(zipped);
    return result.sensitiveIf(marked);
  }
}
