package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import java.util.List;

/**
 * A part of an earlier reading's graph, and all that it follows from: as long as that is the same,
 * so is the part.
 *
 * @param source of the module, the very same object in a reading that may take the part over
 * @param problems that were found in the module's own expressions
 */
record KeptPart(ModuleSource source, Part part, List<Diagnostic> problems, Seen seen) {
  KeptPart {
    problems = List.copyOf(problems);
  }

  /** About what it takes in memory. */
  long bytes() {
    long bytes = 2_000 + 64L * part.edges().size();
    for (Resource resource : part.resources()) {
      bytes += 400 + 200L * resource.provenance().size();
    }
    return bytes;
  }
}
