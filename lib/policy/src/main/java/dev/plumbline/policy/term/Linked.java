package dev.plumbline.policy.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Resources on one side of another, each once and in order. Found by type without a look at the
 * others, since thousands may share one role or network.
 */
final class Linked {
  static final Linked NONE = new Linked();
  private static final String ANY_TYPE = "*";

  private final Set<Subject> known = new HashSet<>();
  private final Map<String, List<Subject>> byType = new HashMap<>();

  void add(Subject subject) {
    if (known.add(subject)) {
      byType.computeIfAbsent(subject.type(), _ -> new ArrayList<>()).add(subject);
      byType.computeIfAbsent(ANY_TYPE, _ -> new ArrayList<>()).add(subject);
    }
  }

  boolean contains(Subject subject) {
    return known.contains(subject);
  }

  /**
   * Those of a type; not to be changed.
   *
   * @param type {@code *} for every type
   */
  List<Subject> of(String type) {
    return Collections.unmodifiableList(byType.getOrDefault(type, List.of()));
  }
}
