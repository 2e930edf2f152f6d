package dev.plumbline.iac.eval;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Whether two values are the same in all that an evaluation can tell: types, marks, origins, and
 * the order of members too. What is too large to look through is never called the same.
 */
public final class Likeness {
  private static final int MOST_LOOKED_AT = 100_000;

  private int left = MOST_LOOKED_AT;

  private Likeness() {}

  public static boolean of(Datum one, Datum other) {
    return new Likeness().same(one, other);
  }

  private boolean same(Datum one, Datum other) {
    if (one == other) {
      return true;
    }
    if (--left < 0) {
      return false;
    }
    return switch (one) {
      case Datum.Seq seq ->
          other instanceof Datum.Seq that
              && seq.parts() == that.parts()
              && seq.type().equals(that.type())
              && sameAll(seq.elements(), that.elements());
      case Datum.Obj obj ->
          other instanceof Datum.Obj that
              && obj.parts() == that.parts()
              && obj.type().equals(that.type())
              && sameMembers(obj.members(), that.members());
      case Datum.Unknown unknown ->
          other instanceof Datum.Unknown that
              && unknown.type().equals(that.type())
              && unknown.origin().equals(that.origin())
              && unknown.notNull() == that.notNull()
              && unknown.bounds().equals(that.bounds())
              && sameMembers(unknown.known(), that.known());
      case Datum.Sensitive(Datum inner) ->
          other instanceof Datum.Sensitive(Datum that) && same(inner, that);
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Str _ -> one.equals(other);
    };
  }

  private boolean sameAll(List<Datum> ones, List<Datum> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!same(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean sameMembers(Map<String, Datum> ones, Map<String, Datum> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    Iterator<Map.Entry<String, Datum>> next = others.entrySet().iterator();
    for (Map.Entry<String, Datum> each : ones.entrySet()) {
      Map.Entry<String, Datum> that = next.next();
      if (!each.getKey().equals(that.getKey()) || !same(each.getValue(), that.getValue())) {
        return false;
      }
    }
    return true;
  }
}
