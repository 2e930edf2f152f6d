package dev.plumbline.iac.eval;

import dev.plumbline.model.source.Diagnostic;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects diagnostics: each once, however many instances meet it, and not more than anybody would
 * read.
 */
public final class Problems {
  private static final int LIMIT = 2_000;

  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private int errors;

  public void add(Diagnostic diagnostic) {
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

  public List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
