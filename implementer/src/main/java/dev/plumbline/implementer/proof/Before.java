package dev.plumbline.implementer.proof;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.erasure.Erasure;
import dev.plumbline.forecast.erasure.ErasureSearch;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.section.Review.Undecided;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.policy.Result;
import dev.plumbline.policy.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A state of the stack, judged: what fixes are held against.
 *
 * @param resources of the graph, by address
 * @param rules by which each finding was found; both by the finding's fingerprint
 */
record Before(
    Graph graph,
    Map<String, Resource> resources,
    Map<String, Finding> findings,
    Map<String, Rule> rules,
    List<Undecided> undecided,
    Map<String, Long> problems) {

  /** What of a problem's text says nothing of the problem: its place, and a name that is near. */
  private static final Pattern ASIDE = Pattern.compile(":\\d+:\\d+| Did you mean [^?]*\\?");

  static Before of(Graph graph, Result result) {
    return new Before(
        graph,
        graph.resources().stream()
            .collect(Collectors.toMap(Resource::address, Function.identity(), (_, last) -> last)),
        result.findings().stream()
            .collect(Collectors.toMap(Finding::fingerprint, Function.identity(), (a, _) -> a)),
        result.rules(),
        result.undecided(),
        graph.diagnostics().stream()
            .filter(problem -> problem.level() == Diagnostic.Level.ERROR)
            .map(problem -> problem.summary() + ": " + problem.detail())
            .map(problem -> ASIDE.matcher(problem).replaceAll(""))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }

  /** What going from the base, or from {@code applied} where there is none, takes away or may. */
  Map<String, Loss> destroyed(Graph applied, Stack stack) {
    Graph from = stack.base() == null ? applied : stack.base();
    Validation.Plan plan = PlanPredictor.predict(from, graph, stack.budget());
    var erasures = new ErasureSearch(from, graph);
    Map<String, Loss> destroyed = new TreeMap<>();
    for (PlannedChange change : plan.changes()) {
      Loss.of(change, resources.get(change.address()))
          .or(() ->
              erasures.of(change).filter(Erasure::certain).map(erasure -> Loss.of(change, erasure)))
          .ifPresent(loss -> destroyed.put(change.address(), loss));
    }
    return destroyed;
  }

  /**
   * Whether the finding's policy has an answer for its resource, and it is not "fail". A finding
   * that only moved to another place of the resource is not gone, whatever its fingerprint is
   * there: one is left for each that was there.
   */
  boolean passes(Finding finding, Before earlier) {
    return count(finding) < earlier.count(finding)
        && findings.values().stream().noneMatch(other -> isSame(other, finding))
        && isDecided(finding);
  }

  /**
   * Whether there is one less of what the finding is one of, and that one is what it names. For
   * what was taken out of a list: what stood behind it has its place.
   */
  boolean isRid(Finding finding, Before earlier) {
    return count(finding) < earlier.count(finding) && isDecided(finding) && isOut(finding, earlier);
  }

  private boolean isDecided(Finding finding) {
    return undecided.stream()
        .noneMatch(open ->
            open.policy().equals(finding.policy()) && open.resource().equals(finding.resource()));
  }

  private boolean isOut(Finding finding, Before earlier) {
    Optional<Resource> there = earlier.resource(finding.resource());
    Optional<Resource> left = resource(finding.resource());
    List<Finding> alike =
        earlier.findings.values().stream()
            .filter(other -> isOfOneJudgement(other, finding))
            .toList();
    return there.isEmpty()
        || left.isEmpty()
        || Named.isGone(finding, alike, there.get().attributes(), left.get().attributes());
  }

  Optional<Resource> resource(String address) {
    return Optional.ofNullable(resources.get(address));
  }

  /** Whether there are as many less of what each is one of as are named here. */
  boolean lacks(Collection<Finding> gone, Before earlier) {
    return gone.stream()
        .allMatch(finding -> {
          long named =
              gone.stream()
                  .filter(other -> isOfOneJudgement(other, finding))
                  .map(Finding::fingerprint)
                  .distinct()
                  .count();
          return count(finding) + named <= earlier.count(finding);
        });
  }

  /** How often the finding's policy says it of the resource. */
  long count(Finding finding) {
    return findings.values().stream().filter(other -> isOfOneJudgement(other, finding)).count();
  }

  static boolean isOfOneJudgement(Finding one, Finding other) {
    return one.policy().equals(other.policy()) && one.resource().equals(other.resource());
  }

  /** Fingerprints may follow moves that only the base still has; these three don't. */
  private static boolean isSame(Finding one, Finding other) {
    return one.policy().equals(other.policy())
        && one.resource().equals(other.resource())
        && (one.attribute().equals(other.attribute()) || other.attribute().isEmpty());
  }

  /** What there is more of than before; a fix may move a problem to another line. */
  Set<String> newProblems(Before earlier) {
    return problems.entrySet().stream()
        .filter(problem -> problem.getValue() > earlier.problems.getOrDefault(problem.getKey(), 0L))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
