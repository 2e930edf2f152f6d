package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Traversal;
import java.util.Map;

/** Names bound to values on top of another scope: a {@code for}'s, {@code each}, {@code count}. */
public record NamedScope(Scope parent, Map<String, Datum> names) implements Scope {
  @Override
  public Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
    Datum bound = names.get(reference.root());
    return bound == null ? parent.resolve(reference, evaluation) : new Resolution(bound, 0);
  }
}
