package dev.plumbline.pipeline;

import dev.plumbline.model.finding.Finding;

/** Takes a phase's findings; they become visible together with its section, or not at all. */
@FunctionalInterface
public interface Findings {
  void report(Finding finding);
}
