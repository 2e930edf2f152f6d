package dev.plumbline.forecast.cost;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said beside an estimate. */
final class Notes {
  private final Set<String> assumptions = new LinkedHashSet<>();
  private final Set<String> gaps = new LinkedHashSet<>();

  void assume(String sentence) {
    assumptions.add(Sites.worded(sentence));
  }

  /** Something that is charged and is not in the sum. */
  void gap(String reason) {
    gaps.add(Sites.worded(reason));
  }

  List<String> assumptions() {
    return List.copyOf(assumptions);
  }

  List<String> gaps() {
    return List.copyOf(gaps);
  }
}
