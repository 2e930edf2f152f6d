package dev.plumbline.iac.eval;

import dev.plumbline.model.value.Value.Origin;
import java.util.Iterator;
import java.util.List;

/**
 * Writes values down as expressions, so that two unknowns made of equal parts have equal origins.
 * Sensitive values are never written.
 */
public final class Rendering {
  private static final int LIMIT = 200;

  /** Characters from which on a text's own digest, kept with it, stands for it. */
  private static final int LONG = 4_096;

  private Rendering() {}

  /**
   * The unknown that {@code operation} yields of {@code operands}: decided by the first unknown
   * among them, told apart from others by all of them.
   */
  public static Datum.Unknown derived(String operation, List<Datum> operands, Type type) {
    Datum.Unknown first = null;
    for (Iterator<Datum> each = operands.iterator(); first == null && each.hasNext(); ) {
      first = each.next().firstUnknown();
    }
    if (first == null) {
      return Datum.unknown(type, "not known");
    }
    return new Datum.Unknown(type, derived(first.origin(), operation, operands));
  }

  /** The unknown that a call is which can't be made, told apart from others by what it is given. */
  static Datum.Unknown call(String function, List<Datum> arguments, Type type, String reason) {
    return new Datum.Unknown(type, derived(new Origin("", "", "", reason), function, arguments));
  }

  private static Origin derived(Origin first, String operation, List<Datum> operands) {
    var text = new StringBuilder(operation).append('(');
    for (int i = 0; i < operands.size() && text.length() <= LIMIT; i++) {
      text.append(i == 0 ? "" : ", ");
      append(operands.get(i), text);
    }
    text.append(')');
    return new Origin(first.address(), first.path(), shorten(text), first.reason());
  }

  private static String shorten(StringBuilder text) {
    if (text.length() <= LIMIT) {
      return text.toString();
    }
    String tail = Integer.toHexString(text.toString().hashCode());
    return text.substring(0, LIMIT - tail.length() - 1) + "#" + tail;
  }

  private static void append(Datum value, StringBuilder out) {
    if (out.length() > 2 * LIMIT) {
      return;
    }
    switch (value) {
      case Datum.Null _ -> out.append("null");
      case Datum.Bool(boolean bool) -> out.append(bool);
      case Datum.Num(BigFloat number) -> out.append(number);
      case Datum.Str(String text) when text.length() > LONG ->
          out.append('"').append(text, 0, LIMIT).append('#').append(text.hashCode()).append('"');
      case Datum.Str(String text) -> out.append('"').append(text).append('"');
      case Datum.Sensitive(Datum inner) -> out.append(inner.isKnown() ? "(sensitive)" : "");
      case Datum.Unknown unknown -> out.append(name(unknown.origin()));
      case Datum.Seq seq -> {
        out.append('[');
        for (Datum element : seq.elements()) {
          append(element, out);
          out.append(',');
        }
        out.append(']');
      }
      case Datum.Obj obj -> {
        out.append('{');
        obj.members()
            .forEach((name, member) -> {
              out.append(name).append('=');
              append(member, out);
              out.append(',');
            });
        out.append('}');
      }
    }
  }

  /** The shortest name of what is unknown: its expression, else its address and path. */
  static String name(Origin origin) {
    if (!origin.expression().isEmpty()) {
      return origin.expression();
    }
    return origin.path().isEmpty() ? origin.address() : origin.address() + "." + origin.path();
  }
}
