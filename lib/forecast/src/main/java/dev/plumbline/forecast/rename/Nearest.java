package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which blocks are worth comparing with one that is gone: all of its type while they are few; of
 * many, those of its name and those that share with it what only a few have.
 */
final class Nearest {
  private static final int FEW_PAIRS = 2_500;

  /** What more blocks than this have in common tells nothing. */
  private static final int RARE = 12;

  private final Sides sides;
  private final Likeness likeness;
  private final Map<String, List<String>> born;
  private final boolean few;
  private final Map<String, Set<String>> blocksByToken = new HashMap<>();

  /**
   * @param born instances by block, of one type
   * @param gone how many blocks of the type are gone
   */
  Nearest(Sides sides, Likeness likeness, Map<String, List<String>> born, int gone) {
    this.sides = sides;
    this.likeness = likeness;
    this.born = born;
    this.few = (long) born.size() * gone <= FEW_PAIRS;
    if (!few) {
      born.forEach((block, addresses) -> {
        note("name=" + BlockMatches.name(block), block);
        first(sides.born(), addresses, false).forEach(token -> note(token, block));
      });
    }
  }

  private void note(String token, String block) {
    blocksByToken.computeIfAbsent(token, _ -> new LinkedHashSet<>()).add(block);
  }

  private Set<String> first(Map<String, Resource> side, List<String> addresses, boolean isBase) {
    Resource one = Objects.requireNonNull(side.get(addresses.getFirst()));
    return likeness.tokens(one, isBase);
  }

  Collection<String> to(String from, List<String> before) {
    if (few) {
      return born.keySet();
    }
    Set<String> near = new LinkedHashSet<>();
    if (born.containsKey(from)) {
      near.add(from);
    }
    near.addAll(rare("name=" + BlockMatches.name(from)));
    first(sides.gone(), before, true).forEach(token -> near.addAll(rare(token)));
    return near;
  }

  private Set<String> rare(String token) {
    Set<String> blocks = blocksByToken.getOrDefault(token, Set.of());
    return blocks.size() <= RARE ? blocks : Set.of();
  }
}
