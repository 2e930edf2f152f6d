package dev.plumbline.iac.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the one type that several can be converted to, as conditionals and lists need it. */
public final class Unification {
  private Unification() {}

  /** That type; null when there is none. */
  public static @Nullable Type unify(List<Type> types) {
    Set<Type> distinct = new LinkedHashSet<>(types);
    if (distinct.isEmpty()) {
      return Type.Dynamic.ANY;
    }
    if (distinct.size() == 1) {
      return types.getFirst();
    }
    if (distinct.contains(Type.Dynamic.ANY)) {
      // What has no type yet, such as a bare null, takes that of the others.
      return withDynamic(distinct);
    }
    List<Type> each = List.copyOf(distinct);
    if (each.stream().allMatch(Type.Primitive.class::isInstance)) {
      return distinct.contains(Type.Primitive.STRING) ? Type.Primitive.STRING : null;
    }
    if (each.stream().allMatch(Type.ObjectOf.class::isInstance)) {
      return objects(each.stream().map(Type.ObjectOf.class::cast).toList());
    }
    if (each.stream().allMatch(Type.TupleOf.class::isInstance)) {
      return tuples(each.stream().map(Type.TupleOf.class::cast).toList());
    }
    if (each.stream().allMatch(Type::isKeyed)) {
      return map(elements(each));
    }
    if (each.stream().allMatch(Type::isSequence)) {
      Type element = unify(elements(each));
      if (element == null) {
        return null;
      }
      if (each.size() == 2 && each.stream().anyMatch(Type.SetOf.class::isInstance)) {
        // Of a list and a set the list decides, for its elements as well.
        Optional<Type> list = each.stream().filter(Type.ListOf.class::isInstance).findFirst();
        if (list.isPresent()) {
          return list.get();
        }
      }
      return each.stream().noneMatch(Type.SetOf.class::isInstance)
              || each.stream().anyMatch(Type.ListOf.class::isInstance)
          ? new Type.ListOf(element)
          : new Type.SetOf(element);
    }
    return null;
  }

  private static @Nullable Type withDynamic(Set<Type> types) {
    var known = new ArrayList<>(types);
    known.remove(Type.Dynamic.ANY);
    return unify(known);
  }

  private static @Nullable Type objects(List<Type.ObjectOf> types) {
    Set<String> names = types.getFirst().attributes().keySet();
    if (types.stream().anyMatch(type -> !type.attributes().keySet().equals(names))) {
      return map(elements(types));
    }
    SortedMap<String, Type> unified = new TreeMap<>(KeyOrder.BY_CODE_POINT);
    for (String name : names) {
      List<Type> attribute = new ArrayList<>();
      for (Type.ObjectOf type : types) {
        Type each = type.attributes().get(name);
        attribute.add(each == null ? Type.Dynamic.ANY : each);
      }
      Type common = unify(attribute);
      if (common == null) {
        return map(elements(types));
      }
      unified.put(name, common);
    }
    return new Type.ObjectOf(unified);
  }

  private static @Nullable Type tuples(List<Type.TupleOf> types) {
    int size = types.getFirst().elements().size();
    if (types.stream().anyMatch(type -> type.elements().size() != size)) {
      return list(types);
    }
    List<Type> unified = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int at = i;
      Type common = unify(types.stream().map(type -> type.elements().get(at)).toList());
      if (common == null) {
        return list(types);
      }
      unified.add(common);
    }
    return new Type.TupleOf(unified);
  }

  private static @Nullable Type list(List<Type.TupleOf> types) {
    Type element = unify(elements(types));
    return element == null ? null : new Type.ListOf(element);
  }

  private static @Nullable Type map(List<Type> elements) {
    Type element = unify(elements);
    return element == null ? null : new Type.MapOf(element);
  }

  private static List<Type> elements(List<? extends Type> types) {
    List<Type> elements = new ArrayList<>();
    for (Type type : types) {
      switch (type) {
        case Type.ListOf(Type element) -> elements.add(element);
        case Type.SetOf(Type element) -> elements.add(element);
        case Type.MapOf(Type element) -> elements.add(element);
        case Type.TupleOf(List<Type> each) -> elements.addAll(each);
        case Type.ObjectOf object -> elements.addAll(object.attributes().values());
        case Type.Primitive _, Type.Dynamic _ -> elements.add(type);
      }
    }
    return elements;
  }
}
