package dev.plumbline.iac.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of a set's elements and what makes two of them the same, as Terraform's value library
 * has it: primitives by value, everything else by a text form; null and unknown stand last.
 */
public final class SetOrder {
  private static final Comparator<Datum> ELEMENTS = SetOrder::compare;

  private SetOrder() {}

  /**
   * A set of these elements: distinct, ordered, marks lifted from the elements to the set. Elements
   * that hold unknowns are kept apart from one another, since they may turn out different.
   */
  public static Datum set(Type element, List<Datum> elements) {
    boolean marked = elements.stream().anyMatch(Datum::hasMark);
    Map<String, Datum> distinct = new LinkedHashMap<>();
    int unknowns = 0;
    for (Datum each : elements) {
      Datum plain = each.deepUnmarked();
      String key = text(plain);
      distinct.putIfAbsent(plain.isWhollyKnown() ? key : key + "?" + unknowns++, plain);
    }
    List<Datum> ordered = new ArrayList<>(distinct.values());
    ordered.sort(ELEMENTS);
    return new Datum.Seq(new Type.SetOf(element), ordered).sensitiveIf(marked);
  }

  private static int compare(Datum a, Datum b) {
    int known = Integer.compare(rank(a), rank(b));
    if (known != 0) {
      return known;
    }
    return switch (a) {
      case Datum.Num x when b instanceof Datum.Num y -> number(x.value(), y.value());
      case Datum.Str x when b instanceof Datum.Str y ->
          KeyOrder.BY_CODE_POINT.compare(x.value(), y.value());
      case Datum.Bool x when b instanceof Datum.Bool y -> Boolean.compare(x.value(), y.value());
      case Datum other -> KeyOrder.BY_CODE_POINT.compare(text(other), text(b));
    };
  }

  /** The two zeros are equal, and still two elements. */
  private static int number(BigFloat a, BigFloat b) {
    int order = a.compareTo(b);
    return order == 0 ? Boolean.compare(b.isNegative(), a.isNegative()) : order;
  }

  private static int rank(Datum value) {
    return switch (value) {
      case Datum.Unknown _ -> 2;
      case Datum.Null _ -> 1;
      case Datum.Sensitive _, Datum.Bool _, Datum.Num _, Datum.Str _, Datum.Seq _, Datum.Obj _ -> 0;
    };
  }

  private static String text(Datum value) {
    var out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(Datum value, StringBuilder out) {
    switch (value) {
      case Datum.Unknown _ -> out.append('?');
      case Datum.Null _ -> out.append('~');
      case Datum.Bool(boolean bool) -> out.append(bool ? 'T' : 'F');
      case Datum.Num(BigFloat number) -> out.append(number);
      case Datum.Str(String string) -> quote(string, out);
      case Datum.Sensitive(Datum inner) -> append(inner, out);
      case Datum.Seq seq -> {
        boolean tuple = seq.type() instanceof Type.TupleOf;
        out.append(tuple ? '<' : '[');
        for (Datum element : seq.elements()) {
          append(element, out);
          out.append(';');
        }
        out.append(tuple ? '>' : ']');
      }
      case Datum.Obj obj -> {
        boolean map = obj.type() instanceof Type.MapOf;
        out.append(map ? '{' : '<');
        obj.members()
            .forEach((name, member) -> {
              if (map) {
                quote(name, out);
                out.append(':');
              }
              append(member, out);
              out.append(';');
            });
        out.append(map ? '}' : '>');
      }
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f) {
            out.append("\\x").append(String.format("%02x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
