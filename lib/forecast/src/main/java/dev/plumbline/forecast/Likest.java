package dev.plumbline.forecast;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the elements that a set lost is to be read beside which of those that it got. To a
 * provider the elements of a set have no identity; a person takes two that are mostly the same for
 * one that changed.
 */
final class Likest {
  /** Less in common than this is no likeness. */
  private static final double HALF = 0.5;

  /** Of more pairs than this nobody reads the differences. */
  private static final int MOST_PAIRS = 2_500;

  private record Pair(int lost, int got, double alike) {}

  private Likest() {}

  /**
   * The place among the lost ones by the place among those that it got; each has one partner at
   * most.
   */
  static Map<Integer, Integer> of(List<Value> lost, List<Value> got, Budget budget) {
    if ((long) lost.size() * got.size() > MOST_PAIRS) {
      return Map.of();
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < lost.size(); i++) {
      for (int j = 0; j < got.size(); j++) {
        budget.spend(1);
        double alike = alike(lost.get(i), got.get(j));
        if (alike >= HALF) {
          pairs.add(new Pair(i, j, alike));
        }
      }
    }
    // The sort is stable: of equal ones the first come together.
    pairs.sort(Comparator.comparingDouble(Pair::alike).reversed());
    Map<Integer, Integer> partners = new HashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (Pair pair : pairs) {
      if (!taken.contains(pair.lost()) && partners.putIfAbsent(pair.got(), pair.lost()) == null) {
        taken.add(pair.lost());
      }
    }
    return partners;
  }

  /** The share of what either sets that both set alike; of what has no members there is none. */
  private static double alike(Value one, Value other) {
    if (!(one.unmarked() instanceof Value.Obj(var before))
        || !(other.unmarked() instanceof Value.Obj(var after))) {
      return 0;
    }
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    int all = 0;
    int same = 0;
    for (String name : names) {
      @Nullable Value old = Values.present(before.get(name));
      @Nullable Value now = Values.present(after.get(name));
      if (old != null || now != null) {
        all++;
        same += old != null && now != null && old.unmarked().equals(now.unmarked()) ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) same / all;
  }
}
