package dev.plumbline.model.graph;

import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How much of a stack was understood.
 *
 * @param resources instances read
 * @param evaluated instances whose every attribute is known or unknown only until apply
 * @param attributes attributes read
 * @param unknownAttributes attributes that could not be known, computed ones not counted
 * @param reasons why, most frequent first
 * @param unread what the stack holds besides and nobody could look into
 */
public record Coverage(
    int resources,
    int evaluated,
    int attributes,
    int unknownAttributes,
    List<Reason> reasons,
    List<Unread> unread) {
  /** A line of a report has room for so many of them. */
  private static final int MOST_NAMED = 5;

  public Coverage {
    reasons = List.copyOf(reasons);
    unread = List.copyOf(unread);
  }

  /** Of a stack all of which could be looked into. */
  public Coverage(
      int resources, int evaluated, int attributes, int unknownAttributes, List<Reason> reasons) {
    this(resources, evaluated, attributes, unknownAttributes, reasons, List.of());
  }

  public record Reason(String text, int count) {}

  /**
   * A part of the stack whose sources are not at hand, or are in a language that is not read.
   *
   * @param what {@code module.network}
   * @param range where the stack asks for it
   */
  public record Unread(String what, SourceRange range) {}

  /** The same, and beside it what could not be looked into; each place once. */
  public Coverage lacking(List<Unread> missing) {
    var all = new ArrayList<>(unread);
    for (Unread each : missing) {
      if (all.stream().noneMatch(known -> known.range().equals(each.range()))) {
        all.add(each);
      }
    }
    return new Coverage(resources, evaluated, attributes, unknownAttributes, reasons, all);
  }

  /** "330 resources evaluated; in 18 of them not every value is known, mostly because …". */
  public String line() {
    int open = resources - evaluated;
    var parts = new ArrayList<String>();
    parts.add(resources + (resources == 1 ? " resource" : " resources") + " evaluated");
    if (open > 0 && !reasons.isEmpty()) {
      parts.add(notEveryValue(open));
    }
    if (!unread.isEmpty()) {
      parts.add(notRead());
    }
    return String.join("; ", parts);
  }

  /** {@code not read: module.network at main.tf:3:1}; {@code ""} where there is no such thing. */
  public String notRead() {
    if (unread.isEmpty()) {
      return "";
    }
    String named =
        unread.stream()
            .limit(MOST_NAMED)
            .map(each -> each.what() + " at " + each.range())
            .collect(Collectors.joining(", "));
    int more = unread.size() - MOST_NAMED;
    return "not read: " + named + (more > 0 ? " and " + more + " more" : "");
  }

  /** Such a resource is reviewed all the same, by what is known of it. */
  private String notEveryValue(int open) {
    return (resources == 1 ? "" : "in " + open + " of them ")
        + "not every value is known"
        + (reasons.size() == 1 ? ": " : ", mostly because of this: ")
        + reasons.getFirst().text();
  }
}
