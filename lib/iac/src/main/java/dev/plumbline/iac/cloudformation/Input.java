package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import java.util.List;
import java.util.Set;

/**
 * A value that comes into a template or out of it.
 *
 * @param references what is behind it: to whoever uses it, these are references of its own
 * @param defaults the stack's own parameters whose Default is behind it
 */
record Input(Resolved value, List<Scope.Reference> references, Set<String> defaults) {
  Input {
    references = List.copyOf(references);
    defaults = Set.copyOf(defaults);
  }

  static Input of(Resolved value) {
    return new Input(value, List.of(), Set.of());
  }
}
