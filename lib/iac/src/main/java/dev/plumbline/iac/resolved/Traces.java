package dev.plumbline.iac.resolved;

import dev.plumbline.model.graph.Provenance;
import java.util.ArrayList;
import java.util.List;

/** Traces, step by step. */
final class Traces {
  private Traces() {}

  static List<Provenance.Step> through(Provenance.Step step, List<Provenance.Step> rest) {
    var steps = new ArrayList<Provenance.Step>(rest.size() + 1);
    steps.add(step);
    steps.addAll(rest);
    return List.copyOf(steps);
  }
}
