package dev.plumbline.implementer.recipe;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of an attribute path.
 *
 * @param index which block of the name; 0 where the path names none
 */
record PathStep(String name, int index) {

  /** Reads {@code ingress[1].cidr_blocks}; an index behind the last name is the element's. */
  static List<PathStep> of(String path) {
    List<PathStep> steps = new ArrayList<>();
    for (String step : path.split("\\.", -1)) {
      int open = step.indexOf('[');
      String index = open < 0 ? "" : step.substring(open + 1, step.length() - 1);
      steps.add(
          new PathStep(
              open < 0 ? step : step.substring(0, open),
              index.matches("\\d{1,6}") ? Integer.parseInt(index) : 0));
    }
    return steps;
  }
}
