package dev.plumbline.policy.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What rests on which parts of a scene, found by the part. */
public final class Resting<T> {
  private static final String ANY_TYPE = "*";

  private final Map<Subject, Map<String, List<T>>> around = new IdentityHashMap<>();
  private final Map<String, List<T>> listed = new HashMap<>();
  private final Map<Links.Types, List<T>> unnamed = new HashMap<>();

  /** Notes what was looked at for something. */
  public void add(T one, Asked asked) {
    asked
        .around()
        .forEach(it ->
            around
                .computeIfAbsent(it.subject(), _ -> new HashMap<>())
                .computeIfAbsent(it.type(), _ -> new ArrayList<>())
                .add(one));
    asked.listed().forEach(it -> listed.computeIfAbsent(it, _ -> new ArrayList<>()).add(one));
    asked.unnamed().forEach(it -> unnamed.computeIfAbsent(it, _ -> new ArrayList<>()).add(one));
  }

  /** All that looked at something that differs; some of it more than once. */
  public void touchedBy(Change change, Consumer<T> told) {
    for (Subject subject : change.changedBefore()) {
      around.getOrDefault(subject, Map.of()).values().forEach(some -> some.forEach(told));
    }
    for (Asked.Around touched : change.around()) {
      Map<String, List<T>> byType = around.getOrDefault(touched.subject(), Map.of());
      byType.getOrDefault(touched.type(), List.of()).forEach(told);
      byType.getOrDefault(ANY_TYPE, List.of()).forEach(told);
    }
    listed.forEach((listed, some) -> {
      if (change.types().stream().anyMatch(type -> Scene.covers(listed, type))) {
        some.forEach(told);
      }
    });
    unnamed.forEach((types, some) -> {
      if (!change.isNamedAlike(types)) {
        some.forEach(told);
      }
    });
  }
}
