package dev.plumbline.bench.delivery;

import dev.plumbline.pipeline.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a subscriber saw of a run with kills.
 *
 * @param wanted how many events of each type there have to be
 * @param seen how many different ones there were
 * @param doubled ids of events seen twice
 * @param dead dead letters
 * @param halted services that a failpoint ended between send and commit
 * @param aborted records on disk that no subscriber sees
 */
record KillResult(
    Map<String, Integer> wanted,
    Map<String, Integer> seen,
    List<String> doubled,
    int dead,
    int halted,
    long aborted) {
  static final String REPORTED = EventType.REPORT_READY.type();

  static KillResult of(Subscriber subscriber, int stacks, int reviews, int halted, long aborted) {
    var wanted = new LinkedHashMap<String, Integer>();
    for (EventType type :
        List.of(
            EventType.STACK_CHANGED,
            EventType.STATE_ANALYZED,
            EventType.STATE_REVIEWED,
            EventType.FINDING_REPORTED,
            EventType.STATE_IMPLEMENTED,
            EventType.STATE_VALIDATED,
            EventType.STACK_RESULT)) {
      wanted.put(type.type(), stacks);
    }
    for (EventType type :
        List.of(EventType.REVIEW_STARTED, EventType.REVIEW_COMPLETED, EventType.REPORT_READY)) {
      wanted.put(type.type(), reviews);
    }
    var seen = new LinkedHashMap<String, Integer>();
    var doubled = new ArrayList<String>();
    for (String type : subscriber.types()) {
      seen.put(type, subscriber.count(type));
      subscriber.doubled(type).forEach(id -> doubled.add(type + " " + id));
    }
    return new KillResult(wanted, seen, doubled, subscriber.dead(), halted, aborted);
  }

  /** Nothing lost, nothing doubled, nothing buried. */
  boolean faultless() {
    return doubled.isEmpty()
        && dead == 0
        && wanted.entrySet().stream()
            .allMatch(e -> e.getValue().equals(seen.getOrDefault(e.getKey(), 0)));
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    seen.forEach((type, count) ->
        lines.add("%-36s %6d of %s".formatted(type, count, wanted.getOrDefault(type, count))));
    lines.add("doubled: " + doubled.size() + " " + doubled.stream().limit(5).toList());
    lines.add("dead letters: " + dead);
    lines.add("halted between send and commit: " + halted);
    lines.add("aborted records on disk: " + aborted);
    lines.add(faultless() ? "0 lost, 0 doubled, every review ended" : "NOT FAULTLESS");
    return lines;
  }
}
