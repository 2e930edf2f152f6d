package dev.plumbline.model.section;

import dev.plumbline.model.finding.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order in which a person looks at stacks: first what blocks, dangers before findings, then
 * what the change brings, then what was there; equal ones stay in the order that they come in.
 */
public enum Gravity implements Comparator<StackReport> {
  WORST_FIRST;

  @Override
  public int compare(StackReport one, StackReport other) {
    int[] first = weights(one);
    int[] second = weights(other);
    return IntStream.range(0, first.length)
        .map(i -> Integer.compare(second[i], first[i]))
        .filter(difference -> difference != 0)
        .findFirst()
        .orElse(0);
  }

  private static int[] weights(StackReport stack) {
    Tally tally = stack.tally();
    return Stream.of(
            IntStream.of(tally.unacknowledged()),
            bySeverity(tally.blocking()),
            IntStream.of(stack.dangers().size(), stack.errors()),
            bySeverity(tally.added()),
            bySeverity(tally.open()))
        .flatMapToInt(weights -> weights)
        .toArray();
  }

  private static IntStream bySeverity(Map<String, Integer> counts) {
    return Stream.of(Severity.values())
        .mapToInt(severity -> counts.getOrDefault(severity.label(), 0));
  }

  /** The stacks in this order. */
  public static List<StackReport> sorted(List<StackReport> stacks) {
    return stacks.stream().sorted(WORST_FIRST).toList();
  }
}
