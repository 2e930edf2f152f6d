package dev.plumbline.forecast.rename;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Resource blocks that have another name or module, or tell their instances apart otherwise. */
final class BlockMatches {
  /** Alike enough to be the same under any name. */
  private static final double SAME = 0.8;

  /** Alike enough where the name is the same too. */
  private static final double SAME_NAME = 0.4;

  /** Two candidates nearer to each other than this can't be told apart. */
  private static final double MARGIN = 0.01;

  private final Sides sides;
  private final Likeness likeness;
  private final Budget budget;

  BlockMatches(Sides sides, Likeness likeness, Budget budget) {
    this.sides = sides;
    this.likeness = likeness;
    this.budget = budget;
  }

  private record Candidate(
      String from, String to, List<Match> instances, double alike, double score) {}

  List<Match> take() {
    List<Candidate> open = candidates();
    Map<String, List<Candidate>> byEnd = new HashMap<>();
    for (Candidate candidate : open) {
      byEnd.computeIfAbsent("from " + candidate.from(), _ -> new ArrayList<>()).add(candidate);
      byEnd.computeIfAbsent("to " + candidate.to(), _ -> new ArrayList<>()).add(candidate);
    }
    List<Match> found = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    Set<String> unclear = new HashSet<>();
    for (Candidate candidate : open) {
      if (isIn(taken, candidate) || isIn(unclear, candidate)) {
        continue;
      }
      boolean rivaled =
          Stream.of("from " + candidate.from(), "to " + candidate.to())
              .flatMap(end -> byEnd.getOrDefault(end, List.of()).stream())
              .anyMatch(other -> rivals(candidate, other, taken));
      Set<String> into = rivaled ? unclear : taken;
      into.add("from " + candidate.from());
      into.add("to " + candidate.to());
      if (!rivaled) {
        found.addAll(statements(candidate));
      }
    }
    return found;
  }

  private static boolean isIn(Set<String> ends, Candidate candidate) {
    return ends.contains("from " + candidate.from()) || ends.contains("to " + candidate.to());
  }

  /** Whether another candidate for the same block, still free, is as good. */
  private static boolean rivals(Candidate one, Candidate other, Set<String> taken) {
    boolean sameEnd = one.from().equals(other.from()) != one.to().equals(other.to());
    return sameEnd && !isIn(taken, other) && one.score() - other.score() < MARGIN;
  }

  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, Map<String, List<String>>> born = byType(sides.born());
    byType(sides.gone())
        .forEach((type, gone) -> {
          Map<String, List<String>> others = born.getOrDefault(type, Map.of());
          var nearest = new Nearest(sides, likeness, others, gone.size());
          gone.forEach((from, before) -> {
            for (String to : nearest.to(from, before)) {
              budget.spend(1);
              Candidate candidate =
                  sides.mayMove(from, to)
                      ? candidate(from, to, before, others.getOrDefault(to, List.of()))
                      : null;
              if (candidate != null && isGood(candidate)) {
                candidates.add(candidate);
              }
            }
          });
        });
    candidates.sort(
        Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(Candidate::from)
            .thenComparing(Candidate::to));
    return candidates;
  }

  /** Instances by block, by type. */
  private static Map<String, Map<String, List<String>>> byType(Map<String, Resource> side) {
    Map<String, Map<String, List<String>>> types = new LinkedHashMap<>();
    Sides.blocks(side)
        .forEach((block, addresses) ->
            types
                .computeIfAbsent(type(side, addresses), _ -> new LinkedHashMap<>())
                .put(block, addresses));
    return types;
  }

  private static String type(Map<String, Resource> side, List<String> addresses) {
    return Objects.requireNonNull(side.get(addresses.getFirst())).type();
  }

  private static boolean isGood(Candidate candidate) {
    boolean sameBlock = candidate.from().equals(candidate.to());
    boolean sameName = name(candidate.from()).equals(name(candidate.to()));
    return !candidate.instances().isEmpty()
        && candidate.alike() >= (sameBlock ? 0 : sameName ? SAME_NAME : SAME);
  }

  private Candidate candidate(String from, String to, List<String> before, List<String> after) {
    List<Match> instances = new InstanceMatches(sides, likeness).of(before, after, from.equals(to));
    double alike = instances.stream().mapToDouble(Match::alike).average().orElse(0);
    double names = Likeness.ofNames(name(from), name(to));
    double nearness = nearness(Addresses.module(from), Addresses.module(to));
    double score = from.equals(to) ? 2 : 0.5 * alike + 0.3 * names + 0.2 * nearness;
    return new Candidate(from, to, instances, alike, score);
  }

  private static double nearness(String one, String other) {
    if (one.equals(other)) {
      return 1;
    }
    return Addresses.within(one, other) || Addresses.within(other, one) || one.isEmpty()
        ? 0.6
        : 0.4 * Likeness.ofNames(one, other);
  }

  static String name(String block) {
    return block.substring(block.lastIndexOf('.') + 1);
  }

  /** One statement for the block where each instance keeps its key, else one an instance. */
  private static List<Match> statements(Candidate candidate) {
    boolean keysStay =
        candidate.instances().stream()
            .allMatch(match -> Addresses.key(match.from()).equals(Addresses.key(match.to())));
    return keysStay
        ? List.of(
            new Match(
                candidate.from(), candidate.to(), candidate.alike(), candidate.instances().size()))
        : candidate.instances();
  }
}
