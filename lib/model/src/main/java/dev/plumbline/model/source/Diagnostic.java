package dev.plumbline.model.source;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A problem in the user's code: a value, collected with all others of the same pass.
 *
 * @param summary a constant phrase for this kind of problem, no trailing full stop
 * @param detail what is wrong here, why, and what to do; whole sentences
 * @param subject the tight range of the problem
 * @param context the wider construct that helps to understand it
 */
public record Diagnostic(
    Level level,
    String summary,
    String detail,
    SourceRange subject,
    @Nullable SourceRange context) {

  public enum Level {
    /** And whatever we don't know of: it may be as bad. */
    @JsonEnumDefaultValue
    ERROR,
    WARNING
  }

  public Diagnostic {
    Objects.requireNonNull(summary);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(subject);
  }

  public static Diagnostic error(String summary, String detail, SourceRange subject) {
    return new Diagnostic(Level.ERROR, summary, detail, subject, null);
  }

  public static Diagnostic warning(String summary, String detail, SourceRange subject) {
    return new Diagnostic(Level.WARNING, summary, detail, subject, null);
  }
}
