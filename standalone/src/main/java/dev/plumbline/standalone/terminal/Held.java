package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Suppression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is held back, by what holds it: the baseline, our comments, those of other tools. */
final class Held {
  private final Map<String, Integer> byForm = new TreeMap<>();

  /**
   * @param suppressed all of one stack
   */
  void add(List<Finding> suppressed) {
    for (List<Finding> fault : Fault.group(suppressed)) {
      Suppression by = fault.getFirst().suppression();
      if (by != null) {
        byForm.merge(by.form(), 1, Integer::sum);
      }
    }
  }

  /** Empty where nothing is. */
  Optional<String> line() {
    return byForm.isEmpty()
        ? Optional.empty()
        : Optional.of(
            byForm.entrySet().stream()
                .map(entry -> entry.getValue() + " by " + named(entry.getKey()))
                .collect(
                    Collectors.joining(", ", "held back: ", "; -o json has each with its reason")));
  }

  private static String named(String form) {
    return switch (form) {
      case "baseline" -> "the baseline";
      case "plumbline" -> "suppressions of Plumbline's form";
      default -> "suppressions of " + form;
    };
  }
}
