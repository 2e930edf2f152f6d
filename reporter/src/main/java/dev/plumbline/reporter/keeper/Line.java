package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.Lane;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stacks that the store has to be asked for, a line for each lane: who is due longest comes
 * first, so that those that fail again and again stand behind those that were never tried.
 */
final class Line {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::due).thenComparingLong(Place::number);

  private final Map<Lane, TreeSet<Place>> lanes = new EnumMap<>(Lane.class);
  private final Map<String, Place> places = new HashMap<>();
  private long numbers;

  /**
   * @param due in milliseconds since the epoch
   * @param number of those that are due at once, who came first
   */
  private record Place(String subject, Lane lane, long due, long number) {}

  /** Takes a place in the line; one that it had there is given up. */
  void join(String subject, Lane lane, long due) {
    leave(subject);
    var place = new Place(subject, lane, due, numbers++);
    places.put(subject, place);
    lanes.computeIfAbsent(lane, _ -> new TreeSet<>(ORDER)).add(place);
  }

  /** Whether it has a place there; its time need not have come. */
  boolean holds(String subject) {
    return places.containsKey(subject);
  }

  void leave(String subject) {
    Place place = places.remove(subject);
    if (place != null) {
      lanes.computeIfAbsent(place.lane(), _ -> new TreeSet<>(ORDER)).remove(place);
    }
  }

  /** Whose turn it is; null when nobody's is before {@code now} is over. */
  @Nullable String next(Lane lane, long now) {
    TreeSet<Place> waiting = lanes.get(lane);
    return waiting == null || waiting.isEmpty() || waiting.first().due() > now
        ? null
        : waiting.first().subject();
  }
}
