package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Traversal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names bound to values on top of another scope: a {@code for}'s, {@code each}, {@code count}. */
public record NamedScope(Scope parent, Map<String, Datum> names) implements Scope {
  @Override
  public Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
    Datum bound = names.get(reference.root());
    return bound == null ? parent.resolve(reference, evaluation) : new Resolution(bound, 0);
  }

  @Override
  public boolean isRepeated(Traversal.Absolute reference) {
    return !names.containsKey(reference.root()) && parent.isRepeated(reference);
  }

  @Override
  public @Nullable Datum call(String name, List<Datum> arguments) {
    return parent.call(name, arguments);
  }
}
