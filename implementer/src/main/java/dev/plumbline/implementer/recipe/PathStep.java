package dev.plumbline.implementer.recipe;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One step of an attribute path.
 *
 * @param index which block of the name; 0 where the path names none
 */
record PathStep(String name, int index) {
  private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");

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

  /** The indices of a path, in its order. */
  static List<Integer> indices(String path) {
    List<Integer> indices = new ArrayList<>();
    var matcher = INDEX.matcher(path);
    while (matcher.find()) {
      indices.add(Integer.valueOf(matcher.group(1)));
    }
    return indices;
  }

  /** What stands at a path; null where the source sets nothing there. */
  static @Nullable Value value(Value from, String path) {
    @Nullable Value at = from;
    for (PathStep step : of(path)) {
      Value block = at instanceof Value.Seq seq ? element(seq, 0) : at;
      Value next = block instanceof Value.Obj obj ? obj.members().get(step.name()) : null;
      at = next instanceof Value.Seq seq && step.index() > 0 ? element(seq, step.index()) : next;
    }
    return at;
  }

  /** The block that a step names; null where there is none. */
  static @Nullable Value element(Value.Obj from, PathStep step) {
    Value at = from.members().get(step.name());
    return at instanceof Value.Seq seq ? element(seq, step.index()) : at;
  }

  private static @Nullable Value element(Value.Seq seq, int index) {
    return index < seq.elements().size() ? seq.elements().get(index) : null;
  }
}
