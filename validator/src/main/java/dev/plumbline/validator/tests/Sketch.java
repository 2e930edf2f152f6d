package dev.plumbline.validator.tests;

import dev.plumbline.model.source.SourceTree;
import java.util.List;

/**
 * An assertion that is not proved yet.
 *
 * @param run the name of the block it is to stand in
 * @param conditions ways to write it, best first; the first that holds is taken
 * @param message what it says when it fails
 * @param mutant the sources with what it guards changed, so that it has to fail
 */
record Sketch(String run, List<String> conditions, String message, SourceTree mutant) {
  Sketch {
    conditions = List.copyOf(conditions);
  }

  Sketch(String run, String condition, String message, SourceTree mutant) {
    this(run, List.of(condition), message, mutant);
  }
}
