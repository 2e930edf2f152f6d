package dev.plumbline.implementer.proof;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.forecast.cost.Costing;
import dev.plumbline.implementer.recipe.ReadBack;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Targets;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Proves fixes of one stack: each is parsed, evaluated, checked and predicted again, and written a
 * second time.
 */
public final class Prover {
  private final SourceTree head;
  private final Stack stack;
  private final Before before;
  private final Function<SourceTree, Before> states;
  private final Map<String, Loss> destroyed;

  /** What a verified fix brings that is less severe than what it removes, by fingerprint. */
  private final Map<String, Set<Finding>> lesser = new HashMap<>();

  private @Nullable Veil veil;

  /**
   * Judges the head once, for all proofs.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when that costs too much already
   */
  public Prover(SourceTree head, Stack stack, PolicyEngine engine) {
    this(head, stack, new States(head, stack, engine));
  }

  private Prover(SourceTree head, Stack stack, States states) {
    this(head, stack, states.head(), states::after);
  }

  /**
   * @param after reads and judges what sources with a fix make
   */
  Prover(SourceTree head, Stack stack, Before before, Function<SourceTree, Before> after) {
    this.head = head;
    this.stack = stack;
    this.before = before;
    this.states = after;
    this.destroyed = before.destroyed(before.graph(), stack);
  }

  /** The head's graph, as all recipes see it. */
  public Graph graph() {
    return before.graph();
  }

  /**
   * The rule that found what a finding says; nothing where it can't be told. A finding that follows
   * moves of the base has another fingerprint here.
   */
  public Optional<Rule> rule(Finding finding) {
    Rule own = before.rules().get(finding.fingerprint());
    return own != null
        ? Optional.of(own)
        : before.findings().values().stream()
            .filter(other -> Before.isOfOneJudgement(other, finding))
            .filter(other ->
                other.attribute().equals(finding.attribute())
                    && other.element().equals(finding.element()))
            .map(Finding::fingerprint)
            .map(before.rules()::get)
            .filter(Objects::nonNull)
            .findFirst();
  }

  /** Hides what is secret by the head's graph; made when something is shown first. */
  public Veil veil() {
    if (veil == null) {
      veil = new Veil(graph());
    }
    return veil;
  }

  /**
   * Tries to prove one way to write a fix.
   *
   * @param fixed the sources with it
   * @param others who uses the edited code as well, as {@code Callers} names them
   */
  public Proof prove(Finding finding, Recipe recipe, SourceTree fixed, List<String> others) {
    Optional<String> unread = Unreadable.brought(head, fixed, stack.spec().kind(), stack.budget());
    if (unread.isPresent()) {
      return Proof.failed(List.of(), unread.get());
    }
    Before after = states.apply(fixed);
    Predicate<Finding> gone =
        recipe.mayRemove() ? one -> after.isRid(one, before) : one -> after.passes(one, before);
    Proof proof =
        sparing(List.of(finding), judge(List.of(finding), List.of(finding), after, gone), after);
    if (!proof.verified()) {
      return proof;
    }
    return isIdempotent(finding, recipe, fixed, after.graph())
        ? forOthers(proof.and("written twice, it changes nothing more"), after, others)
        : Proof.failed(proof.steps(), "written twice, it changes the sources again");
  }

  /**
   * No other caller of the code gets a finding, however slight: nobody asked for a change there.
   * What the plan would destroy there was looked at before; other stacks are not at hand here.
   */
  private Proof forOthers(Proof proof, Before after, List<String> others) {
    List<String> calls = others.stream().filter(other -> !other.contains(" ")).toList();
    for (Finding finding : calls.isEmpty() ? List.<Finding>of() : after.findings().values()) {
      String address = Addresses.withoutKeys(finding.resource());
      if (finding.suppression() == null
          && calls.stream().anyMatch(call -> address.startsWith(call + "."))
          && after.count(finding) > before.count(finding)) {
        return Proof.failed(
            proof.steps(),
            "another caller of the code gets worse: "
                + finding.policy()
                + " on "
                + finding.resource());
      }
    }
    String unseen =
        others.stream().filter(other -> other.contains(" ")).collect(Collectors.joining(", "));
    Proof seen = calls.isEmpty() ? proof : proof.and("good for " + String.join(", ", calls));
    return unseen.isEmpty() ? seen : seen.and("not tried for " + unseen);
  }

  /**
   * Sources with several fixes in them.
   *
   * @param graph what they evaluate to; the head's where they can't be read
   * @param gone whether a finding is not there any more, for certain
   */
  public record Judged(Proof proof, Graph graph, Predicate<Finding> gone) {}

  /** The same, where all come in at once. */
  public Judged proveTogether(List<Finding> findings, SourceTree fixed, List<String> others) {
    return proveTogether(findings, findings, fixed, others);
  }

  /**
   * Tries to prove several fixes at once. One that was written anew for it may be written in a way
   * that nobody proved alone.
   *
   * @param more those of the findings that come in now; what the rest brings was judged already
   * @param fixed the sources with all of them
   * @param others who uses the edited code as well, as {@code Callers} names them
   */
  public Judged proveTogether(
      List<Finding> findings, List<Finding> more, SourceTree fixed, List<String> others) {
    Optional<String> unread = Unreadable.brought(head, fixed, stack.spec().kind(), stack.budget());
    if (unread.isPresent()) {
      return new Judged(Proof.failed(List.of(), unread.get()), before.graph(), _ -> false);
    }
    Before after = states.apply(fixed);
    Predicate<Finding> gone =
        finding -> after.passes(finding, before) && after.lacks(and(findings, finding), before);
    Proof proof = sparing(findings, judge(findings, more, after, gone), after);
    return new Judged(
        proof.verified() ? forOthers(proof, after, others) : proof, after.graph(), gone);
  }

  private static List<Finding> and(List<Finding> findings, Finding more) {
    return Stream.concat(findings.stream(), Stream.of(more)).toList();
  }

  private Proof judge(
      List<Finding> findings, List<Finding> more, Before after, Predicate<Finding> gone) {
    List<String> shown = new ArrayList<>();
    shown.add("parses");
    for (String problem : after.newProblems(before)) {
      return Proof.failed(shown, "evaluated again, it has a new problem: " + problem);
    }
    shown.add("evaluates without new problems");
    Optional<String> kept = ReadBack.kept(before.graph(), after.resources());
    if (kept.isPresent()) {
      return Proof.failed(shown, kept.get());
    }
    if (!findings.stream().allMatch(gone)) {
      return Proof.failed(shown, "checked again, the finding is still there or can't be decided");
    }
    shown.add(findings.size() == 1 ? "the finding is gone" : "all their findings are gone");
    Severity least =
        more.stream().map(Finding::severity).max(Comparator.naturalOrder()).orElseThrow();
    List<Finding> brought = brought(findings, after);
    Optional<Finding> worse =
        brought.stream()
            .filter(other -> other.severity().atLeast(least) && !isKnown(other, findings))
            .findFirst();
    if (worse.isPresent()) {
      Finding one = worse.get();
      return Proof.failed(
          shown, "a new finding appears: " + one.policy() + " on " + one.resource());
    }
    shown.add(noneAsSevere(least, brought));
    List<String> lost =
        after.destroyed(before.graph(), stack).entrySet().stream()
            .filter(loss -> loss.getValue().isMoreThan(destroyed.get(loss.getKey())))
            .map(loss -> loss.getValue().words())
            .toList();
    if (!lost.isEmpty()) {
      return Proof.failed(shown, "it is predicted to " + String.join("; to ", lost));
    }
    shown.add("no replacement or destruction is predicted that was not before");
    Proof proof = fitting(shown, after);
    if (proof.verified() && more.size() == 1) {
      lesser.put(more.getFirst().fingerprint(), Set.copyOf(brought));
    }
    return proof;
  }

  /** The last steps: who is cut off, which releases know it, what it costs. */
  private Proof fitting(List<String> shown, Before after) {
    Optional<Adopted> adopted = Adopted.by(before.graph(), after.graph());
    List<String> members = adopted.map(Adopted::members).orElse(List.of());
    if (!members.isEmpty()) {
      return Proof.failed(
          shown,
          "it takes all rules from the default group, in which are %s: give them groups of their own"
              .formatted(String.join(", ", members)));
    }
    Fitting fitting = Fitting.of(before, after);
    if (fitting.lacking().isPresent()) {
      return Proof.failed(shown, fitting.lacking().get());
    }
    shown.addAll(fitting.fits());
    shown.add(
        new Costing(stack.prices(), stack.budget()).difference(before.graph(), after.graph()));
    List<String> closed = new ArrayList<>(Closed.by(before.graph(), after.graph()));
    adopted.ifPresent(one -> closed.addAll(one.closed(stack.base())));
    return new Proof(true, shown, closed);
  }

  /** Nothing is changed that was right, in this environment or perhaps in another. */
  private Proof sparing(List<Finding> findings, Proof proof, Before after) {
    return proof.verified()
        ? Bystanders.changed(findings, before, after)
            .or(() -> Choices.lost(before, after))
            .map(why -> Proof.failed(proof.steps(), why))
            .orElse(proof)
        : proof;
  }

  /**
   * Whether one of the fixes was seen to bring it, and it is less severe than what that removes.
   */
  private boolean isKnown(Finding brought, List<Finding> fixed) {
    return fixed.stream()
        .flatMap(one -> lesser.getOrDefault(one.fingerprint(), Set.of()).stream())
        .anyMatch(one ->
            Before.isOfOneJudgement(one, brought) && one.severity().atLeast(brought.severity()));
  }

  private static String noneAsSevere(Severity least, List<Finding> brought) {
    String none = "no new finding at or above ";
    if (brought.isEmpty()) {
      return none + least.label();
    }
    Severity worst =
        brought.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElseThrow();
    Severity bound = worst.atLeast(least) ? Severity.values()[worst.ordinal() - 1] : least;
    return none
        + bound.label()
        + (brought.size() == 1 ? "; a lesser one comes with it: " : "; lesser ones come with it: ")
        + brought.stream()
            .map(one -> one.policy() + " on " + one.resource())
            .collect(Collectors.joining(", "));
  }

  private List<Finding> brought(List<Finding> fixed, Before after) {
    return after.findings().values().stream()
        .filter(other -> !before.findings().containsKey(other.fingerprint()))
        .filter(other ->
            fixed.stream().anyMatch(one -> Before.isOfOneJudgement(one, other))
                || !wasSaid(other, after))
        .filter(other -> other.suppression() == null)
        .sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::fingerprint))
        .toList();
  }

  /**
   * The same said as often of another place of the resource: what was absent before stands there
   * now.
   */
  private boolean wasSaid(Finding finding, Before after) {
    return before.count(finding) >= after.count(finding);
  }

  private boolean isIdempotent(Finding finding, Recipe recipe, SourceTree fixed, Graph graph) {
    return Targets.find(graph, finding.resource())
        .map(found ->
            recipe.again(fixed, graph, found, stack.budget()) instanceof Written.Done(var tree)
                && same(tree, fixed))
        .orElse(recipe.mayRemove());
  }

  private static boolean same(SourceTree one, SourceTree other) {
    return one.files().keySet().equals(other.files().keySet())
        && one.files().entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.file(file.getKey())));
  }
}
