package dev.plumbline.iac.eval;

import dev.plumbline.model.source.Diagnostic;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects diagnostics: each once, however many instances meet it, and not more than anybody would
 * read.
 */
public final class Problems {
  private static final int LIMIT = 2_000;
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic each) -> each.subject().file())
          .thenComparing(each -> each.subject().start())
          .thenComparing(each -> each.subject().end())
          .thenComparing(Diagnostic::summary)
          .thenComparing(Diagnostic::detail);

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private final Consumer<Diagnostic> listener;
  private int errors;
  private int late;

  public Problems() {
    this(_ -> {});
  }

  /**
   * @param listener told of each, repeated ones too
   */
  public Problems(Consumer<Diagnostic> listener) {
    this.listener = listener;
  }

  public void add(Diagnostic diagnostic) {
    listener.accept(diagnostic);
    if (diagnostic.level() == Diagnostic.Level.ERROR) {
      errors++;
    }
    if (found.size() < LIMIT) {
      found.add(diagnostic);
    }
  }

  public void addAll(Collection<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Errors reported so far, repeated ones too: whoever compares it sees whether one was added. */
  public int errors() {
    return errors;
  }

  /**
   * An error that {@code try} and {@code can} do not see: Terraform has a value for it, and fails
   * where that value is used.
   */
  void addLate(Diagnostic diagnostic) {
    add(diagnostic);
    late++;
  }

  /** The errors that {@code try} and {@code can} go by. */
  int catchable() {
    return errors - late;
  }

  public List<Diagnostic> found() {
    return List.copyOf(found);
  }

  /** Whether further ones may have been left out. */
  public boolean isFull() {
    return found.size() >= LIMIT;
  }

  /** By file and place, whatever the order in which they were met. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(BY_PLACE).toList();
  }
}
