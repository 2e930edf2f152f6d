package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which instance of one block is which of another: by key, else by what it is configured with. */
final class InstanceMatches {
  /** An instance under another key of the same kind is the same one only if it is all alike. */
  private static final double OTHER_KEY = 0.99;

  private final Sides sides;
  private final Likeness likeness;

  InstanceMatches(Sides sides, Likeness likeness) {
    this.sides = sides;
    this.likeness = likeness;
  }

  /**
   * @param sameBlock whether both are one block, whose other instances stay where they are
   */
  List<Match> of(List<String> before, List<String> after, boolean sameBlock) {
    Map<String, String> byKey = new HashMap<>();
    after.forEach(address -> byKey.put(Addresses.key(address), address));
    List<Match> found = new ArrayList<>();
    for (String from : before) {
      String to = byKey.get(Addresses.key(from));
      if (to != null) {
        found.add(match(from, to));
      }
    }
    return found.isEmpty() ? alike(before, after, sameBlock) : found;
  }

  private List<Match> alike(List<String> before, List<String> after, boolean sameBlock) {
    boolean sameKind = kind(before.getFirst()) == kind(after.getFirst());
    List<Match> pairs = new ArrayList<>();
    for (String from : before) {
      for (String to : after) {
        Match match = match(from, to);
        if (!sameKind || match.alike() >= OTHER_KEY) {
          pairs.add(match);
        }
      }
    }
    // The sort is stable: equal ones keep the order of the instances.
    pairs.sort(Comparator.comparingDouble(Match::alike).reversed());
    boolean ambiguous =
        sameKind && sameBlock && pairs.size() > Math.min(before.size(), after.size());
    return ambiguous ? List.of() : greedy(pairs);
  }

  private static List<Match> greedy(List<Match> pairs) {
    Set<String> used = new HashSet<>();
    List<Match> found = new ArrayList<>();
    for (Match pair : pairs) {
      if (!used.contains("from " + pair.from()) && !used.contains("to " + pair.to())) {
        used.add("from " + pair.from());
        used.add("to " + pair.to());
        found.add(pair);
      }
    }
    found.sort(Comparator.comparing(Match::from));
    return found;
  }

  private Match match(String from, String to) {
    Resource before = Objects.requireNonNull(sides.gone().get(from));
    Resource after = Objects.requireNonNull(sides.born().get(to));
    return new Match(from, to, likeness.of(before, after), 1);
  }

  /** 0 for a single instance, 1 for {@code count}, 2 for {@code for_each}. */
  private static int kind(String address) {
    String key = Addresses.key(address);
    return key.isEmpty() ? 0 : key.startsWith("[\"") ? 2 : 1;
  }
}
