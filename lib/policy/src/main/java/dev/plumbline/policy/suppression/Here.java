package dev.plumbline.policy.suppression;

import dev.plumbline.policy.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Marks that hold at one place. */
final class Here {
  private final Map<String, List<Mark>> byId = new HashMap<>();

  void add(Mark mark) {
    byId.computeIfAbsent(Catalogue.normal(mark.suppression().id()), _ -> new ArrayList<>())
        .add(mark);
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  /**
   * Those with an id; always the same list for the same.
   *
   * @param id in its normal form
   */
  List<Mark> of(String id) {
    return byId.getOrDefault(id, List.of());
  }

  Stream<Mark> all() {
    return byId.values().stream().flatMap(List::stream);
  }
}
