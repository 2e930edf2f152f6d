package dev.plumbline.iac.eval;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Terraform's {@code ==}: values of different types differ; unknown makes the answer unknown. */
public final class Equality {
  private Equality() {}

  /** True, false, or null when it can't be said yet. Marks don't count. */
  public static @Nullable Boolean equal(Datum first, Datum second) {
    Datum a = first.unmarked();
    Datum b = second.unmarked();
    if (a instanceof Datum.Unknown || b instanceof Datum.Unknown) {
      return unknown(a, b);
    }
    if (a instanceof Datum.Null || b instanceof Datum.Null) {
      return a instanceof Datum.Null && b instanceof Datum.Null;
    }
    return switch (a) {
      case Datum.Num(BigFloat number) ->
          b instanceof Datum.Num(BigFloat y) && number.compareTo(y) == 0;
      case Datum.Str(String text) -> b instanceof Datum.Str(String y) && text.equals(y);
      case Datum.Bool(boolean bool) -> b instanceof Datum.Bool(boolean y) && bool == y;
      case Datum.Seq x ->
          (!(b instanceof Datum.Seq y) || differ(x.type(), y.type()))
              ? (Boolean) false
              : elements(x, y);
      case Datum.Obj x ->
          (!(b instanceof Datum.Obj y) || differ(x.type(), y.type()))
              ? (Boolean) false
              : members(x, y);
      case Datum.Null _, Datum.Unknown _, Datum.Sensitive _ ->
          throw new IllegalStateException("handled above: " + a);
    };
  }

  private static @Nullable Boolean unknown(Datum a, Datum b) {
    if (a instanceof Datum.Unknown && b instanceof Datum.Unknown) {
      return null;
    }
    boolean never =
        (a instanceof Datum.Null && b instanceof Datum.Unknown y && y.notNull())
            || (b instanceof Datum.Null && a instanceof Datum.Unknown x && x.notNull())
            || (!(a instanceof Datum.Null)
                && !(b instanceof Datum.Null)
                && differ(a.type(), b.type()));
    return never || isOutside(a, b) || isOutside(b, a) ? (Boolean) false : null;
  }

  private static boolean isOutside(Datum a, Datum b) {
    return a instanceof Datum.Unknown unknown
        && !(b instanceof Datum.Unknown)
        && !(b instanceof Datum.Null)
        && !differ(unknown.type(), b.type())
        && !unknown.bounds().mayBe(b);
  }

  /** Whether two types stay different, whatever stands for what is not known of them. */
  private static boolean differ(Type a, Type b) {
    if (a.equals(b) || a == Type.Dynamic.ANY || b == Type.Dynamic.ANY) {
      return false;
    }
    return switch (a) {
      case Type.Primitive _, Type.Dynamic _ -> true;
      case Type.ListOf(Type x) -> !(b instanceof Type.ListOf(Type y)) || differ(x, y);
      case Type.SetOf(Type x) -> !(b instanceof Type.SetOf(Type y)) || differ(x, y);
      case Type.MapOf(Type x) -> !(b instanceof Type.MapOf(Type y)) || differ(x, y);
      case Type.TupleOf(List<Type> x) ->
          !(b instanceof Type.TupleOf(List<Type> y))
              || x.size() != y.size()
              || IntStream.range(0, x.size()).anyMatch(i -> differ(x.get(i), y.get(i)));
      case Type.ObjectOf x ->
          !(b instanceof Type.ObjectOf y)
              || !x.attributes().keySet().equals(y.attributes().keySet())
              || x.attributes().entrySet().stream()
                  .anyMatch(each ->
                      differ(
                          each.getValue(),
                          Objects.requireNonNull(y.attributes().get(each.getKey()))));
    };
  }

  private static @Nullable Boolean elements(Datum.Seq a, Datum.Seq b) {
    if (a.elements().size() != b.elements().size()) {
      boolean open = a.type() instanceof Type.SetOf && !(a.isWhollyKnown() && b.isWhollyKnown());
      return open ? null : (Boolean) false;
    }
    if (a.type() instanceof Type.SetOf && !(a.isWhollyKnown() && b.isWhollyKnown())) {
      return null;
    }
    Iterator<Datum> other = b.elements().iterator();
    for (Datum element : a.elements()) {
      Boolean same = equal(element, other.next());
      if (same == null || !same) {
        return same;
      }
    }
    return true;
  }

  private static @Nullable Boolean members(Datum.Obj a, Datum.Obj b) {
    if (!a.members().keySet().equals(b.members().keySet())) {
      return false;
    }
    boolean open = false;
    for (Map.Entry<String, Datum> member : a.members().entrySet()) {
      Datum other = b.members().get(member.getKey());
      Boolean same = other == null ? (Boolean) false : equal(member.getValue(), other);
      if (same == null) {
        open = true;
      } else if (!same) {
        return false;
      }
    }
    return open ? null : (Boolean) true;
  }
}
