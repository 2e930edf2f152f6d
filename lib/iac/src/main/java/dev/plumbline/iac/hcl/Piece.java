package dev.plumbline.iac.hcl;

import org.jspecify.annotations.Nullable;

/** One stretch of a template before its directives are nested. */
sealed interface Piece {
  Span span();

  /** Text whose ends may still be stripped. */
  final class Text implements Piece {
    private String value;
    private final Span span;

    Text(String value, Span span) {
      this.value = value;
      this.span = span;
    }

    String value() {
      return value;
    }

    void value(String stripped) {
      value = stripped;
    }

    @Override
    public Span span() {
      return span;
    }
  }

  record Interpolation(Expression expression, Span span) implements Piece {}

  record If(Expression condition, Span span) implements Piece {}

  record For(@Nullable String keyName, String valueName, Expression collection, Span span)
      implements Piece {}

  record Else(Span span) implements Piece {}

  record EndIf(Span span) implements Piece {}

  record EndFor(Span span) implements Piece {}

  /** The template's end. */
  record End(Span span) implements Piece {}
}
