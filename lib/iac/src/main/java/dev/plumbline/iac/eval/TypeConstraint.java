package dev.plumbline.iac.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A variable's type with the defaults that its optional attributes have.
 *
 * @param defaults by attribute name, for an object
 * @param children of attributes by name, of a tuple's elements by number, of a collection's
 *     elements under the empty name; only those with defaults somewhere
 */
public record TypeConstraint(
    Type type, Map<String, Datum> defaults, Map<String, TypeConstraint> children) {
  public static final TypeConstraint ANY = of(Type.Dynamic.ANY);

  public static TypeConstraint of(Type type) {
    return new TypeConstraint(type, Map.of(), Map.of());
  }

  boolean hasDefaults() {
    return !defaults.isEmpty() || !children.isEmpty();
  }

  /**
   * {@code value} with its defaults filled in and converted.
   *
   * @throws ConversionException when it does not have this type
   */
  public Datum apply(Datum value) throws ConversionException {
    return Conversion.convert(fill(value), type);
  }

  private Datum fill(Datum value) {
    if (!hasDefaults()) {
      return value;
    }
    return switch (value) {
      case Datum.Sensitive(Datum inner) -> fill(inner).sensitive();
      case Datum.Seq seq -> {
        List<Datum> filled = new ArrayList<>();
        for (int i = 0; i < seq.elements().size(); i++) {
          filled.add(child(String.valueOf(i)).fill(seq.elements().get(i)));
        }
        yield Datum.tuple(filled);
      }
      case Datum.Obj obj -> object(obj);
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Str _, Datum.Unknown _ -> value;
    };
  }

  private TypeConstraint child(String name) {
    return children.getOrDefault(name, children.getOrDefault("", ANY));
  }

  private Datum object(Datum.Obj obj) {
    SortedMap<String, Datum> members = Datum.sorted();
    members.putAll(obj.members());
    defaults.forEach((name, fallback) -> {
      Datum given = members.get(name);
      if (given == null || given.isNull()) {
        members.put(name, fallback);
      }
    });
    members.replaceAll((name, member) -> child(name).fill(member));
    return Datum.object(members);
  }
}
