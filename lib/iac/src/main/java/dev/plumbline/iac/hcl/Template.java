package dev.plumbline.iac.hcl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quoted string, a heredoc, or a whole text read as a template. Escapes, strip markers and a
 * heredoc's common indentation are already applied to its {@link Text} parts.
 */
public record Template(Form form, List<Part> parts, Span span) implements Expression {
  public enum Form {
    QUOTED,
    HEREDOC,
    /** Without delimiters: a file for {@code templatefile}, a string of the JSON form. */
    BARE
  }

  public sealed interface Part extends Node permits Text, Interpolation, If, For {}

  public record Text(String value, Span span) implements Part {}

  public record Interpolation(Expression expression, Span span) implements Part {}

  public record If(
      Expression condition, List<Part> then, List<Part> otherwise, boolean hasElse, Span span)
      implements Part {}

  /**
   * @param keyName the first of two names, else null
   */
  public record For(
      @Nullable String keyName, String valueName, Expression collection, List<Part> body, Span span)
      implements Part {}

  /** The text of a template that holds nothing but text, else null. */
  public @Nullable String literal() {
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> parts.getFirst() instanceof Text(String value, Span _) ? value : null;
      default -> null;
    };
  }

  /**
   * The expression of a template that is one interpolation and nothing else, else null: it keeps
   * its type instead of becoming a string.
   */
  public @Nullable Expression unwrapped() {
    return parts.size() == 1
            && parts.getFirst() instanceof Interpolation(Expression expression, Span _)
        ? expression
        : null;
  }
}
