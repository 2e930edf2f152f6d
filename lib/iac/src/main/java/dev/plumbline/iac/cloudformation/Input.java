package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import java.util.List;

/**
 * A value that comes into a template or out of it.
 *
 * @param references what is behind it: to whoever uses it, these are references of its own
 */
record Input(Resolved value, List<Scope.Reference> references) {
  Input {
    references = List.copyOf(references);
  }

  static Input of(Resolved value) {
    return new Input(value, List.of());
  }
}
