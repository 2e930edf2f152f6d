package dev.plumbline.implementer.proof;

import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.implementer.recipe.Recipe;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.PolicyEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proves fixes of one stack: each is parsed, evaluated, checked and predicted again, and written a
 * second time.
 */
public final class Prover {
  private final SourceTree head;
  private final Stack stack;
  private final PolicyEngine engine;
  private final Before before;
  private final Map<String, String> destroyed;

  /**
   * Judges the head once, for all proofs.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when that costs too much already
   */
  public Prover(SourceTree head, Stack stack, PolicyEngine engine) {
    this.head = head;
    this.stack = stack;
    this.engine = engine;
    this.before = Before.of(head, stack, engine);
    this.destroyed = before.destroyed(before.graph(), stack);
  }

  /** The head's graph, as all recipes see it. */
  public Graph graph() {
    return before.graph();
  }

  /**
   * Tries to prove one way to write a fix.
   *
   * @param fixed the sources with it
   */
  public Proof prove(Finding finding, Recipe recipe, SourceTree fixed) {
    List<String> shown = new ArrayList<>();
    Optional<String> unread = unreadable(fixed);
    if (unread.isPresent()) {
      return Proof.failed(shown, unread.get());
    }
    shown.add("parses");
    Before after = Before.of(fixed, stack, engine);
    for (String problem : after.newProblems(before)) {
      return Proof.failed(shown, "evaluated again, it has a new problem: " + problem);
    }
    shown.add("evaluates without new problems");
    if (!after.passes(finding)) {
      return Proof.failed(shown, "checked again, the finding is still there or can't be decided");
    }
    shown.add("the finding is gone");
    Finding worse = worse(after, finding);
    if (worse != null) {
      return Proof.failed(
          shown, "a new finding appears: " + worse.policy() + " on " + worse.resource());
    }
    shown.add("no new finding at or above " + finding.severity().label());
    Map<String, String> lost = new TreeMap<>(after.destroyed(before.graph(), stack));
    lost.keySet().removeAll(destroyed.keySet());
    if (!lost.isEmpty()) {
      return Proof.failed(shown, "it is predicted to " + String.join("; to ", lost.values()));
    }
    shown.add("no replacement or destruction is predicted that was not before");
    if (!isIdempotent(finding, recipe, fixed, after.graph())) {
      return Proof.failed(shown, "written twice, it changes the sources again");
    }
    shown.add("written twice, it changes nothing more");
    return new Proof(true, shown);
  }

  /** The first syntax error that the fix brings. */
  private Optional<String> unreadable(SourceTree fixed) {
    for (var file : fixed.files().entrySet()) {
      if (!Arrays.equals(file.getValue(), head.file(file.getKey()))) {
        long errors = errors(file.getKey(), file.getValue()).size();
        byte[] old = head.file(file.getKey());
        if (errors > (old == null ? 0 : errors(file.getKey(), old).size())) {
          return Optional.of(file.getKey() + " can't be parsed any more");
        }
      }
    }
    return Optional.empty();
  }

  private List<Diagnostic> errors(String file, byte[] source) {
    return HclParser.parse(file, source, stack.budget()).diagnostics().stream()
        .filter(problem -> problem.level() == Diagnostic.Level.ERROR)
        .toList();
  }

  private @Nullable Finding worse(Before after, Finding finding) {
    return after.findings().values().stream()
        .filter(other -> !before.findings().containsKey(other.fingerprint()))
        .filter(other -> other.suppression() == null)
        .filter(other -> other.severity().atLeast(finding.severity()))
        .findFirst()
        .orElse(null);
  }

  private boolean isIdempotent(Finding finding, Recipe recipe, SourceTree fixed, Graph graph) {
    Optional<Resource> resource =
        graph.resources().stream()
            .filter(other -> other.address().equals(finding.resource()))
            .findFirst();
    return resource
        .map(found ->
            recipe.again(fixed, graph, found, stack.budget()) instanceof Written.Done(var tree)
                && same(tree, fixed))
        .orElse(false);
  }

  private static boolean same(SourceTree one, SourceTree other) {
    return one.files().keySet().equals(other.files().keySet())
        && one.files().entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.file(file.getKey())));
  }
}
