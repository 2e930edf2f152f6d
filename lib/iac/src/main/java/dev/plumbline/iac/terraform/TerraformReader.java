package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a Terraform or OpenTofu root module, or a library module, with all that it calls. */
public final class TerraformReader {
  private final Run run;
  private final StackSpec stack;
  private final Map<String, Given> values;
  private final @Nullable Tested tested;
  private final boolean keeps;
  private final Links links;
  private final Traces traces;
  private final Providers providers;
  private final GraphBuilder graph = new GraphBuilder();
  private final Map<ModuleInstance, Part> made = new LinkedHashMap<>();
  private final Map<String, KeptPart> kept = new LinkedHashMap<>();

  private TerraformReader(
      StackSpec stack,
      SourceTree tree,
      Map<String, Given> values,
      @Nullable Tested tested,
      Budget budget,
      EarlierReading earlier,
      boolean keeps) {
    this.stack = stack;
    this.values = values;
    this.tested = tested;
    this.keeps = keeps;
    this.run = new Run(tree, stack.path(), budget, earlier, tested == null ? null : tested.mocks());
    this.links = new Links(run);
    this.traces = new Traces(run, keeps);
    this.providers = run.providers();
  }

  /**
   * A graph, with what the next reading of the same stack may take over.
   *
   * @param kept null where nothing of it may be
   */
  public record Reading(Graph graph, @Nullable EarlierReading kept) {}

  /**
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    return read(stack, tree, Map.of(), budget);
  }

  /**
   * @param values of root variables that no file gives
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(
      StackSpec stack, SourceTree tree, Map<String, Given> values, Budget budget) {
    return DeepStack.call(() ->
        new TerraformReader(stack, tree, values, null, budget, EarlierReading.NONE, false)
            .read()
            .graph());
  }

  /**
   * What a test says beside the sources.
   *
   * @param variables of the root, with the last word over those of files
   * @param mocks see {@link Run}
   */
  record Tested(List<Body.Attribute> variables, Map<String, Map<String, Datum>> mocks) {}

  /** Reads it as a test sees it. */
  static Graph read(StackSpec stack, SourceTree tree, Tested tested, Budget budget) {
    return DeepStack.call(() ->
        new TerraformReader(stack, tree, Map.of(), tested, budget, EarlierReading.NONE, false)
            .read()
            .graph());
  }

  /**
   * Asks something of the root module as a test sees it; no more is worked out than what that
   * needs.
   */
  static <T> T ask(
      StackSpec stack,
      SourceTree tree,
      Tested tested,
      Budget budget,
      Function<ModuleInstance, T> question) {
    return DeepStack.call(() -> {
      var reader =
          new TerraformReader(stack, tree, Map.of(), tested, budget, EarlierReading.NONE, false);
      return question.apply(reader.root());
    });
  }

  /**
   * The same graph, made with what an earlier reading of the same stack left where that holds
   * still.
   *
   * @param earlier null for the first reading
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Reading read(
      StackSpec stack, SourceTree tree, Budget budget, @Nullable EarlierReading earlier) {
    return DeepStack.call(() -> {
      EarlierReading first = earlier == null ? EarlierReading.NONE : earlier;
      var reader = new TerraformReader(stack, tree, Map.of(), null, budget, first, true);
      Reading reading = reader.read();
      boolean mayDiffer = reader.run.isOdd() && earlier != null;
      return mayDiffer
          ? new TerraformReader(stack, tree, Map.of(), null, budget, EarlierReading.NONE, true)
              .read()
          : reading;
    });
  }

  /**
   * The same graph as {@link #read(StackSpec, SourceTree, Budget)} makes, for which an earlier
   * reading is looked through block by block; nothing is kept of it.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph again(
      StackSpec stack, SourceTree tree, Budget budget, EarlierReading earlier) {
    return DeepStack.call(() -> {
      var reader = new TerraformReader(stack, tree, Map.of(), null, budget, earlier, false);
      Graph graph = reader.read().graph();
      return reader.run.isOdd() ? read(stack, tree, budget) : graph;
    });
  }

  private Reading read() {
    if (!run.sources().has(stack.path())) {
      run.problems()
          .add(
              Diagnostic.error(
                  "No configuration",
                  "There are no Terraform files in \"" + stack.name() + "\".",
                  SourceRange.startOf(stack.path().isEmpty() ? "." : stack.path())));
    }
    ModuleInstance root = root();
    module(root);
    Graph all = graph.graph(stack, root);
    return new Reading(all, keeps && !run.isOdd() ? kept() : null);
  }

  private ModuleInstance root() {
    return new ModuleInstance(
        run, run.sources().read(stack.path()), "", null, given(), stack.library());
  }

  private Map<String, Given> given() {
    Map<String, Given> all = new HashMap<>(values);
    all.putAll(VariableFiles.read(stack, run));
    var evaluator = new Evaluator(ClosedScope.CONSTANTS, run.evaluation());
    for (Body.Attribute value : tested == null ? List.<Body.Attribute>of() : tested.variables()) {
      String file = value.span().source().file();
      all.put(value.name(), new Given(evaluator.evaluate(value.expression()), file, value.range()));
    }
    return all;
  }

  private void module(ModuleInstance module) {
    KeptPart earlier =
        Unchanged.part(run.earlier().parts().get(module.address()), module, links, providers);
    if (earlier != null) {
      run.budget().spend(earlier.part().resources().size());
      run.problems().addAll(earlier.problems());
      graph.add(earlier.part());
      kept.put(module.address(), earlier);
    } else {
      Part part = run.of(module, () -> part(module));
      graph.add(part);
      made.put(module, part);
    }
    module.calls().values().forEach(call -> call.instances().forEach(this::module));
    if (earlier == null) {
      module.finish();
    }
  }

  private Part part(ModuleInstance module) {
    var builder = new ResourceBuilder(run, links, traces, providers);
    var declarations = new DeclarationBuilder(providers, links).of(module);
    // A reading that is kept has to know what each of its blocks looked at.
    Untouched untouched = keeps ? null : Untouched.of(module, links, providers);
    for (String reference : module.source().resources().keySet()) {
      KeptBlocks.Block known = untouched == null ? null : untouched.block(reference);
      ResourceInstances block = known == null ? module.resource(reference) : null;
      if (known != null) {
        builder.add(known);
      } else if (block != null) {
        builder.add(block);
        Conditions.check(block);
      }
    }
    for (ModuleCall call : module.calls().values()) {
      builder.add(call, module);
    }
    return builder.part(declarations);
  }

  private EarlierReading kept() {
    made.forEach((module, part) -> {
      KeptPart keep = module.outside().kept(module, part, links.answers(module));
      if (keep != null) {
        kept.put(module.address(), keep);
      }
    });
    return new EarlierReading(Map.copyOf(run.sources().directories()), Map.copyOf(kept));
  }
}
