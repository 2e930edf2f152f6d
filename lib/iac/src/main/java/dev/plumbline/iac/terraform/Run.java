package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/** What all of one reading shares: the snapshot, what was found, and what is being worked out. */
final class Run {
  /** References that wait for one another; more than any real configuration has. */
  private static final int MAX_WAITING = 400;

  private final Problems problems = new Problems();
  private final SourceReader sources;
  private final Evaluation evaluation;
  private final String root;
  private final InstalledModules installed;
  private final Deque<String> active = new ArrayDeque<>();
  private final IdentityHashMap<Expression, List<Traversal.Absolute>> references =
      new IdentityHashMap<>();

  Run(SourceTree tree, String root, Budget budget) {
    this.root = root;
    this.installed = new InstalledModules(tree, root);
    this.sources = new SourceReader(tree, budget, problems);
    this.evaluation = new Evaluation(problems, budget, new Files(tree, root));
  }

  Problems problems() {
    return problems;
  }

  SourceReader sources() {
    return sources;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  Budget budget() {
    return evaluation.budget();
  }

  InstalledModules installed() {
    return installed;
  }

  SourceTree tree() {
    return evaluation.files().tree();
  }

  /** The root module's directory. */
  String root() {
    return root;
  }

  /** The references of an expression, looked for once. */
  List<Traversal.Absolute> references(Expression expression) {
    return references.computeIfAbsent(expression, References::in);
  }

  /**
   * Works out what goes by {@code name}, unless that is what somebody further up is waiting for.
   *
   * @param blocked called, after a diagnostic, when it goes round in a circle
   */
  <T> T enter(String name, Span at, Supplier<T> work, Supplier<T> blocked) {
    if (active.contains(name)) {
      List<String> circle = new ArrayList<>(active.reversed());
      circle = circle.subList(circle.indexOf(name), circle.size());
      evaluation.error(
          "Dependency cycle",
          "These need one another, so none of them can be known: "
              + String.join(" → ", circle)
              + " → "
              + name
              + ".",
          at);
      return blocked.get();
    }
    if (active.size() >= MAX_WAITING) {
      evaluation.error(
          "References nested too deeply",
          "More than " + MAX_WAITING + " values wait for one another.",
          at);
      return blocked.get();
    }
    active.push(name);
    try {
      return work.get();
    } finally {
      active.pop();
    }
  }
}
