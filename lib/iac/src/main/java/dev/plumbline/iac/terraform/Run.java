package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all of one reading shares: the snapshot, what was found, and what is being worked out. */
final class Run {
  /** References that wait for one another; more than any real configuration has. */
  private static final int MAX_WAITING = 400;

  private final Problems problems = new Problems(this::note);
  private final SourceReader sources;
  private final Evaluation evaluation;
  private final String root;
  private final InstalledModules installed;
  private final EarlierReading earlier;
  private final @Nullable Map<String, Map<String, Datum>> mocks;
  private final Providers providers = new Providers(this);
  private final Deque<String> active = new ArrayDeque<>();
  private final Map<String, ModuleInstance> instances = new HashMap<>();
  private final IdentityHashMap<Expression, List<References.Found>> references =
      new IdentityHashMap<>();
  private final List<Comment> comments = new ArrayList<>();
  private @Nullable ModuleInstance owner;
  private boolean odd;

  /**
   * @param earlier what an earlier reading of the same stack left
   * @param mocks what data sources say that somebody makes up, by type and attribute; null where
   *     they say what follows from their arguments
   */
  Run(
      SourceTree tree,
      String root,
      Budget budget,
      EarlierReading earlier,
      @Nullable Map<String, Map<String, Datum>> mocks) {
    this.mocks = mocks;
    this.root = root;
    this.earlier = earlier;
    this.installed = new InstalledModules(tree, root);
    this.sources = new SourceReader(tree, budget, problems, earlier.directories());
    this.evaluation = new Evaluation(problems, budget, new Files(tree, root, new Reads()));
  }

  private final class Reads implements Files.Watcher {
    @Override
    public void read(String path) {
      if (owner != null) {
        owner.outside().file(path);
      }
    }

    @Override
    public void listed(String directory) {
      if (owner != null) {
        owner.outside().listing(directory);
      }
    }
  }

  private void note(Diagnostic diagnostic) {
    if (owner != null) {
      owner.outside().problem(diagnostic);
    }
  }

  /** What a data source computes, as far as that follows from the sources or is made up. */
  Map<String, Datum> computed(ResourceInstances block, Content content) {
    String type = block.declared().type();
    return mocks == null
        ? DataSources.evaluate(block, content, evaluation)
        : mocks.getOrDefault(type, Map.of());
  }

  Providers providers() {
    return providers;
  }

  EarlierReading earlier() {
    return earlier;
  }

  void add(ModuleInstance instance) {
    instances.put(instance.address(), instance);
  }

  /** The instance of a module with that address, as far as it was made already. */
  @Nullable ModuleInstance instance(String address) {
    return instances.get(address);
  }

  /** Whose names are being worked out; null for what is worked out in each reading. */
  @Nullable ModuleInstance owner() {
    return owner;
  }

  /** Does work on the account of an instance, so that it is told of all that the work looks at. */
  <T extends @Nullable Object> T of(@Nullable ModuleInstance whose, Supplier<T> work) {
    ModuleInstance before = owner;
    owner = whose;
    try {
      return work.get();
    } finally {
      owner = before;
    }
  }

  /** Something came up that depends on the order in which a reading goes about. */
  void odd() {
    odd = true;
  }

  /**
   * Whether nothing of this reading may be taken over by another, nor was it right to take over.
   */
  boolean isOdd() {
    return odd || problems.isFull();
  }

  /** Those of the files of values that speak to a reviewer. */
  List<Comment> comments() {
    return comments;
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
  List<References.Found> references(Expression expression) {
    return references.computeIfAbsent(expression, References::withKeys);
  }

  /**
   * Works out what goes by {@code name}, unless that is what somebody further up is waiting for.
   *
   * @param whose names it is made of, as in {@link #of}
   * @param blocked called, after a diagnostic, when it goes round in a circle
   */
  <T extends @Nullable Object> T enter(
      @Nullable ModuleInstance whose, String name, Span at, Supplier<T> work, Supplier<T> blocked) {
    if (active.contains(name)) {
      odd = true;
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
    // Half of it leaves room for what a part that is taken over would have waited for.
    odd |= active.size() >= MAX_WAITING / 2;
    if (active.size() >= MAX_WAITING) {
      evaluation.error(
          "References nested too deeply",
          "More than " + MAX_WAITING + " values wait for one another.",
          at);
      return blocked.get();
    }
    active.push(name);
    try {
      return of(whose, work);
    } finally {
      active.pop();
    }
  }
}
