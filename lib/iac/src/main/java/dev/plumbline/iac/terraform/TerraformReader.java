package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a Terraform or OpenTofu root module, or a library module, with all that it calls. */
public final class TerraformReader {
  private final Run run;
  private final StackSpec stack;
  private final SourceTree tree;
  private final Map<String, Given> values;
  private final CoverageCount coverage = new CoverageCount();
  private final ResourceBuilder resources;
  private final DeclarationBuilder declarations;

  private TerraformReader(
      StackSpec stack, SourceTree tree, Map<String, Given> values, Budget budget) {
    this.stack = stack;
    this.tree = tree;
    this.values = values;
    this.run = new Run(tree, stack.path(), budget);
    var providers = new Providers(run);
    this.resources = new ResourceBuilder(run, providers, coverage);
    this.declarations = new DeclarationBuilder(providers);
  }

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
    return DeepStack.call(() -> new TerraformReader(stack, tree, values, budget).read());
  }

  private Graph read() {
    if (!run.sources().has(stack.path())) {
      run.problems()
          .add(
              Diagnostic.error(
                  "No configuration",
                  "There are no Terraform files in \"" + stack.name() + "\".",
                  SourceRange.startOf(stack.path().isEmpty() ? "." : stack.path())));
    }
    var root =
        new ModuleInstance(
            run, run.sources().read(stack.path()), "", null, given(), stack.library());
    module(root);
    List<Comment> comments = new ArrayList<>();
    run.sources().modules().forEach(source -> comments.addAll(source.comments()));
    return new Graph(
        stack,
        resources.resources(),
        resources.edges(),
        declarations.result(root, StateFiles.in(tree)),
        comments,
        run.problems().found(),
        coverage.result());
  }

  private Map<String, Given> given() {
    Map<String, Given> all = new HashMap<>(values);
    all.putAll(VariableFiles.read(stack, run));
    return all;
  }

  private void module(ModuleInstance module) {
    declarations.add(module);
    for (String reference : module.source().resources().keySet()) {
      ResourceInstances block = module.resource(reference);
      if (block != null) {
        resources.add(block);
        Conditions.check(block);
      }
    }
    for (ModuleCall call : module.calls().values()) {
      if (!call.isAvailable()) {
        resources.addUnread(call, module);
      }
      call.instances().forEach(this::module);
    }
    module.finish();
  }
}
