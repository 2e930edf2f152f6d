package dev.plumbline.forecast.rename;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ForceNew;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.Derived;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much two resources of one type are configured alike, from 0 to 1. */
final class Likeness {
  /** What can't be changed in place tells the most about what a resource is. */
  private static final double FIXED = 3;

  private static final int DEPTH = 12;

  private final Map<String, Map<String, String>> leaves = new HashMap<>();

  double of(Resource one, Resource other) {
    Map<String, String> first = leavesOf(one, "base ");
    Map<String, String> second = leavesOf(other, "head ");
    Set<String> paths = new HashSet<>(first.keySet());
    paths.addAll(second.keySet());
    ResourceFacts facts = Facts.bundled().resource(one.type());
    double all = 0;
    double same = 0;
    for (String path : paths) {
      double weight = weight(path, facts);
      all += weight;
      String value = first.get(path);
      same += value != null && value.equals(second.get(path)) ? weight : 0;
    }
    return all == 0 ? 1 : same / all;
  }

  /** What a resource sets, each attribute as one text, to look others up by. */
  Set<String> tokens(Resource resource, boolean isBase) {
    Set<String> tokens = new HashSet<>();
    leavesOf(resource, isBase ? "base " : "head ")
        .forEach((path, value) -> tokens.add(path + "=" + value));
    return tokens;
  }

  private Map<String, String> leavesOf(Resource resource, String side) {
    return leaves.computeIfAbsent(
        side + resource.address(),
        _ -> {
          var found = new HashMap<String, String>();
          resource
              .attributes()
              .members()
              .forEach((name, value) -> {
                if (!Derived.is(name)) {
                  collect(name, value, found, 1);
                }
              });
          return found;
        });
  }

  private static double weight(String path, @Nullable ResourceFacts facts) {
    AttributeFacts known = facts == null ? null : facts.attribute(path);
    return known != null && known.forceNew() == ForceNew.ALWAYS ? FIXED : 1;
  }

  private static void collect(String path, Value value, Map<String, String> found, int depth) {
    if (depth > DEPTH) {
      return;
    }
    switch (value.unmarked()) {
      case Value.Obj obj ->
          obj.members()
              .forEach((name, member) -> collect(path + "." + name, member, found, depth + 1));
      case Value.Seq seq -> {
        for (int i = 0; i < seq.elements().size(); i++) {
          collect(path + "[" + i + "]", seq.elements().get(i), found, depth + 1);
        }
      }
      case Value.Null _ -> {
        // As if it were absent.
      }
      // What it refers to may have been renamed as well: the attribute read has to do.
      case Value.Unknown(Value.Origin origin) -> found.put(path, "? " + origin.path());
      case Value.Bool bool -> found.put(path, Boolean.toString(bool.value()));
      case Value.Num num -> found.put(path, num.value().toPlainString());
      case Value.Str str -> found.put(path, "\"" + str.value());
      case Value.Sensitive _ -> found.put(path, "sensitive");
    }
  }

  /** Likeness of two names by the pairs of neighbouring letters that they share, from 0 to 1. */
  static double ofNames(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    Set<String> first = pairs(one);
    Set<String> second = pairs(other);
    int all = first.size() + second.size();
    first.retainAll(second);
    return all == 0 ? 0 : 0.9 * 2 * first.size() / all;
  }

  private static Set<String> pairs(String name) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= name.length(); i++) {
      pairs.add(name.substring(i, i + 2));
    }
    return pairs;
  }
}
