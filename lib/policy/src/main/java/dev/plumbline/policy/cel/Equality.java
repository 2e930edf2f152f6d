package dev.plumbline.policy.cel;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.math.BigDecimal;
import java.util.List;

/** Three-valued equality of terms, deep in lists and objects. */
final class Equality {
  private Equality() {}

  static Truth of(Term a, Term b) {
    if (a instanceof Term.Known(Value x, _) && b instanceof Term.Known(Value y, _)) {
      return of(x, y);
    }
    if (a instanceof Term.Ref(var x) && b instanceof Term.Ref(var y)) {
      return x == y ? Truth.TRUE : Truth.FALSE;
    }
    if (a instanceof Term.Open || b instanceof Term.Open) {
      return Truth.OPEN;
    }
    List<Term> xs = Reading.elements(a);
    List<Term> ys = Reading.elements(b);
    if (xs == null || ys == null) {
      return Truth.FALSE;
    }
    if (mayBeShorter(a) || mayBeShorter(b)) {
      return Truth.OPEN;
    }
    if (xs.size() != ys.size()) {
      return Truth.FALSE;
    }
    Truth all = Truth.TRUE;
    for (int i = 0; i < xs.size(); i++) {
      all = and(all, of(xs.get(i), ys.get(i)));
    }
    return all;
  }

  private static boolean mayBeShorter(Term list) {
    return list instanceof Term.Group group && !group.perhaps().isEmpty();
  }

  private static Truth of(Value a, Value b) {
    if (a instanceof Value.Unknown || b instanceof Value.Unknown) {
      return Truth.OPEN;
    }
    if (a instanceof Value.Seq(List<Value> xs) && b instanceof Value.Seq(List<Value> ys)) {
      if (xs.size() != ys.size()) {
        return Truth.FALSE;
      }
      Truth all = Truth.TRUE;
      for (int i = 0; i < xs.size(); i++) {
        all = and(all, of(xs.get(i).unmarked(), ys.get(i).unmarked()));
      }
      return all;
    }
    if (a instanceof Value.Obj x && b instanceof Value.Obj y) {
      return of(x, y);
    }
    return scalar(a, b) ? Truth.TRUE : Truth.FALSE;
  }

  private static Truth of(Value.Obj a, Value.Obj b) {
    if (!a.members().keySet().equals(b.members().keySet())) {
      return Truth.FALSE;
    }
    Truth all = Truth.TRUE;
    for (var member : a.members().entrySet()) {
      Value other = b.members().get(member.getKey());
      all =
          other == null
              ? Truth.FALSE
              : and(all, of(member.getValue().unmarked(), other.unmarked()));
    }
    return all;
  }

  private static boolean scalar(Value a, Value b) {
    if (a.getClass() == b.getClass()) {
      return a.equals(b);
    }
    if (a instanceof Value.Bool(boolean x) && b instanceof Value.Str(String y)) {
      return Boolean.toString(x).equals(y);
    }
    if (b instanceof Value.Bool && a instanceof Value.Str) {
      return scalar(b, a);
    }
    BigDecimal x = Term.number(new Term.Known(a, null));
    BigDecimal y = Term.number(new Term.Known(b, null));
    return x != null && y != null && x.compareTo(y) == 0;
  }

  private static Truth and(Truth a, Truth b) {
    if (a == Truth.FALSE || b == Truth.FALSE) {
      return Truth.FALSE;
    }
    return a == Truth.OPEN || b == Truth.OPEN ? Truth.OPEN : Truth.TRUE;
  }
}
