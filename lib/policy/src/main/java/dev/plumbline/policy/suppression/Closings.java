package dev.plumbline.policy.suppression;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The blocks and values inside a resource behind whose end a mark stands. */
final class Closings {
  private static final Closings NONE = new Closings(List.of(), new TreeMap<>());

  /** One of them, and the next that holds it. */
  private record Closing(SourceRange range, Here here, @Nullable Closing outer) {}

  private final NavigableMap<Integer, Closing> byStart = new TreeMap<>();

  private Closings(List<SourceRange> ranges, NavigableMap<Integer, List<Mark>> marks) {
    @Nullable Closing last = null;
    for (SourceRange range : ranges) {
      while (last != null && !last.range.contains(range)) {
        last = last.outer;
      }
      var here = new Here();
      marks.getOrDefault(range.end().line(), List.of()).stream()
          .filter(mark -> mark.scope() == Mark.Scope.LINE && isBehind(mark, range))
          .forEach(here::add);
      if (!here.isEmpty()) {
        last = new Closing(range, here, last);
        byStart.put(range.start().offset(), last);
      }
    }
  }

  /**
   * @param behind the marks behind code on the resource's lines, by line
   */
  static Closings of(Resource resource, NavigableMap<Integer, List<Mark>> behind) {
    if (behind.isEmpty()) {
      return NONE;
    }
    Set<SourceRange> ranges = new HashSet<>();
    for (Provenance each : resource.provenance().values()) {
      SourceRange range = each.range();
      if (range.file().equals(resource.range().file()) && behind.containsKey(range.end().line())) {
        ranges.add(range);
      }
    }
    return new Closings(
        ranges.stream()
            .sorted(
                Comparator.comparing(SourceRange::start)
                    .thenComparing(SourceRange::end, Comparator.reverseOrder()))
            .toList(),
        behind);
  }

  /** What holds for a place in the resource; the same for the same blocks. */
  List<Here> around(SourceRange place) {
    List<Here> found = new ArrayList<>();
    var entry = byStart.floorEntry(place.start().offset());
    Closing at = entry == null ? null : entry.getValue();
    for (; at != null; at = at.outer) {
      if (at.range.contains(place)) {
        found.add(at.here);
      }
    }
    return found;
  }

  /** Whether a mark follows on the line on which something ends that began on another. */
  static boolean isBehind(Mark mark, SourceRange range) {
    SourceRange at = mark.suppression().range();
    return mark.besideCode()
        && range.end().line() > range.start().line()
        && at.start().line() == range.end().line()
        && at.start().compareTo(range.end()) >= 0;
  }
}
