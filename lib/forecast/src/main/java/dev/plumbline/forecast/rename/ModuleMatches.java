package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Module instances that stand under another address: with mostly the same resources in them. */
final class ModuleMatches {
  /** A module that was split leaves less than this in each of its parts. */
  private static final double SHARE = 0.75;

  private final Sides sides;
  private final Likeness likeness;
  private final Budget budget;

  ModuleMatches(Sides sides, Likeness likeness, Budget budget) {
    this.sides = sides;
    this.likeness = likeness;
    this.budget = budget;
  }

  /** Takes what they cover out of the sides, or brings it under its module's new address. */
  List<Match> take() {
    List<Match> taken = new ArrayList<>();
    List<Match> candidates = candidates();
    Set<String> used = new HashSet<>();
    for (Match match : candidates) {
      boolean inside =
          taken.stream()
              .anyMatch(outer ->
                  Addresses.within(match.from(), outer.from())
                      || Addresses.within(match.to(), outer.to()));
      if (!inside && used.add("from " + match.from()) && used.add("to " + match.to())) {
        taken.add(match);
        rename(match);
      }
    }
    return taken;
  }

  private List<Match> candidates() {
    List<Match> candidates = new ArrayList<>();
    List<String> born = sides.wholeModules(sides.born());
    for (String from : sides.wholeModules(sides.gone())) {
      Map<String, Resource> before = content(sides.gone(), from);
      for (String to : born) {
        budget.spend(1);
        Match match =
            sides.mayMove(from, to) ? match(from, to, before, content(sides.born(), to)) : null;
        if (match != null) {
          candidates.add(match);
        }
      }
    }
    candidates.sort(
        Comparator.comparingInt((Match match) -> match.from().length())
            .thenComparing(Comparator.comparingDouble(Match::alike).reversed())
            .thenComparing(Match::from)
            .thenComparing(Match::to));
    return candidates;
  }

  private static Map<String, Resource> content(Map<String, Resource> side, String module) {
    Map<String, Resource> content = new LinkedHashMap<>();
    side.forEach((address, resource) -> {
      if (address.startsWith(module + ".")) {
        content.put(Sides.relative(address, module), resource);
      }
    });
    return content;
  }

  private @Nullable Match match(
      String from, String to, Map<String, Resource> before, Map<String, Resource> after) {
    Set<String> blocks = blocks(before.keySet());
    Set<String> all = blocks(after.keySet());
    Set<String> common = new HashSet<>(blocks);
    common.retainAll(all);
    if (common.size() < SHARE * blocks.size() || common.size() < SHARE * all.size()) {
      return null;
    }
    double alike = 0;
    int instances = 0;
    for (var entry : before.entrySet()) {
      Resource other = after.get(entry.getKey());
      if (other != null) {
        alike += likeness.of(entry.getValue(), other);
        instances++;
      }
    }
    double nearness = 0.1 * Likeness.ofNames(from, to);
    return instances == 0
        ? null
        : new Match(from, to, 0.9 * alike / instances + nearness, instances);
  }

  private static Set<String> blocks(Set<String> addresses) {
    Set<String> blocks = new HashSet<>();
    addresses.forEach(address -> blocks.add(Addresses.withoutKeys(address)));
    return blocks;
  }

  private void rename(Match match) {
    content(sides.gone(), match.from())
        .forEach((relative, resource) -> {
          sides.gone().remove(match.from() + "." + relative);
          String address = match.to() + "." + relative;
          if (sides.born().remove(address) == null) {
            sides.gone().put(address, resource);
          }
        });
  }
}
