package dev.plumbline.model.graph;

import java.util.List;

/**
 * How much of a stack was understood.
 *
 * @param resources instances read
 * @param evaluated instances whose every attribute is known or unknown only until apply
 * @param attributes attributes read
 * @param unknownAttributes attributes that could not be known, computed ones not counted
 * @param reasons why, most frequent first
 */
public record Coverage(
    int resources, int evaluated, int attributes, int unknownAttributes, List<Reason> reasons) {
  public Coverage {
    reasons = List.copyOf(reasons);
  }

  public record Reason(String text, int count) {}

  /** "330 resources evaluated; in 18 of them not every value is known, mostly because …". */
  public String line() {
    int open = resources - evaluated;
    String line = resources + (resources == 1 ? " resource" : " resources") + " evaluated";
    return open == 0 || reasons.isEmpty() ? line : line + "; " + notEveryValue(open);
  }

  /** Such a resource is reviewed all the same, by what is known of it. */
  private String notEveryValue(int open) {
    return (resources == 1 ? "" : "in " + open + " of them ")
        + "not every value is known"
        + (reasons.size() == 1 ? ": " : ", mostly because of this: ")
        + reasons.getFirst().text();
  }
}
