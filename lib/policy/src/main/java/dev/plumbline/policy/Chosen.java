package dev.plumbline.policy;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Settings;
import dev.plumbline.policy.judge.Agenda;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The policies that settings leave of a catalogue, made ready once for all the states of a stack
 * that are judged.
 *
 * @param names what the whole catalogue's policies answer to
 * @param first those on the code
 * @param last those on what the repository says of policies, judged once the others are
 */
record Chosen(Catalogue catalogue, Wish wish, Names names, Agenda first, Agenda last) {

  /** What the settings say of policies. */
  record Wish(List<String> policies, List<String> skipped, Severity least) {
    static Wish of(Settings settings) {
      return new Wish(settings.policies(), settings.skipPolicies(), settings.severity());
    }
  }

  /**
   * @param whole all policies that there are, those set off too
   */
  static Chosen of(Catalogue catalogue, Catalogue whole, Wish wish, Predicate<Policy> isLast) {
    Set<String> wanted = ids(catalogue, wish.policies());
    Set<String> unwanted = ids(catalogue, wish.skipped());
    Map<Boolean, List<Policy>> parts =
        catalogue.policies().stream()
            .filter(policy -> wish.policies().isEmpty() || wanted.contains(policy.id()))
            .filter(policy -> !unwanted.contains(policy.id()))
            .filter(policy -> policy.severity().atLeast(wish.least()))
            .collect(Collectors.partitioningBy(isLast));
    return new Chosen(
        catalogue,
        wish,
        new Names(whole.policies()),
        new Agenda(parts.getOrDefault(false, List.of())),
        new Agenda(parts.getOrDefault(true, List.of())));
  }

  boolean isOf(Catalogue other, Wish wanted) {
    return catalogue == other && wish.equals(wanted);
  }

  private static Set<String> ids(Catalogue catalogue, List<String> named) {
    return named.stream()
        .flatMap(id -> catalogue.find(id).stream())
        .map(Policy::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
