package dev.plumbline.reporter.diagram;

import dev.plumbline.model.plan.PlannedChange;
import java.util.Locale;

/** How a change shows in the drawing, the loudest last. */
enum Mark {
  NONE(""),
  MOVED("→"),
  ADDED("+"),
  CHANGED("~"),
  UNSURE("?"),
  REPLACED("±"),
  GONE("−");

  private final String sign;

  Mark(String sign) {
    this.sign = sign;
  }

  static Mark of(PlannedChange.Action action) {
    return switch (action) {
      case CREATE -> ADDED;
      case UPDATE -> CHANGED;
      case REPLACE -> REPLACED;
      case DESTROY, FORGET -> GONE;
      case MOVE -> MOVED;
      case UNKNOWN -> UNSURE;
      case READ, NO_OP -> NONE;
    };
  }

  Mark louder(Mark other) {
    return compareTo(other) >= 0 ? this : other;
  }

  String sign() {
    return sign;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
