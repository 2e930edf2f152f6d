package dev.plumbline.iac.planfile;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.function.JsonText;
import dev.plumbline.iac.terraform.Given;
import dev.plumbline.iac.terraform.TerraformReader;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plan or state that was handed in for a Terraform stack, beside its sources. */
public final class StackPlan {
  private final PlanFile file;
  private final List<Diagnostic> problems;

  private StackPlan(PlanFile file, List<Diagnostic> problems) {
    this.file = file;
    this.problems = List.copyOf(problems);
  }

  /** Of a stack with what its plan knows. */
  public record Reading(Graph graph, SuppliedPlan plan) {}

  /**
   * The plan in the stack's directory or among its files of values, else the state; empty where
   * there is none, or more than one plan and nothing says which.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it is larger than the budget
   */
  public static Optional<StackPlan> find(StackSpec stack, SourceTree tree, Budget budget) {
    if (stack.kind() != StackSpec.Kind.TERRAFORM) {
      return Optional.empty();
    }
    List<StackPlan> plans = new ArrayList<>();
    List<StackPlan> states = new ArrayList<>();
    for (String path : PlanFiles.of(stack, tree)) {
      byte[] content = tree.file(path);
      List<Diagnostic> problems = new ArrayList<>();
      PlanFile file = content == null ? null : PlanFileReader.read(path, content, budget, problems);
      if (file != null) {
        (file.plan() ? plans : states).add(new StackPlan(file, problems));
      }
    }
    List<StackPlan> candidates = plans.isEmpty() ? states : plans;
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  /** Whether it is a plan, else it is a state. */
  public boolean isPlan() {
    return file.plan();
  }

  /** The stack's head: its sources where it has any, with what the plan knows. */
  public Reading head(StackSpec stack, SourceTree tree, Budget budget) {
    return read(file, stack, tree, budget);
  }

  /** The same stack before the plan, with what the plan knows of that. */
  public Graph before(StackSpec stack, SourceTree tree, Budget budget) {
    return read(file.asBefore(), stack, tree, budget).graph();
  }

  /** What there was before the plan, by its own word alone. */
  public Graph prior(StackSpec stack) {
    return PlanGraph.of(stack, file.asBefore(), List.of());
  }

  private Reading read(PlanFile read, StackSpec stack, SourceTree tree, Budget budget) {
    if (!hasSources(stack, tree)) {
      return new Reading(PlanGraph.of(stack, read, problems), supplied(List.of()));
    }
    StackSpec code = PlanFiles.without(stack, tree);
    Graph sources = TerraformReader.read(code, tree, values(budget), budget);
    SourceMerge.Merged merged = new SourceMerge(stack, sources, read).merge();
    return new Reading(merged.graph(), supplied(merged.stale()));
  }

  private SuppliedPlan supplied(List<String> stale) {
    return new SuppliedPlan(file.path(), file.complete(), file.steps(), stale);
  }

  /** Whether there is code of the stack, and not the plan or state alone. */
  public static boolean hasSources(StackSpec stack, SourceTree tree) {
    String prefix = stack.path().isEmpty() ? "" : stack.path() + "/";
    return tree.files().tailMap(prefix).keySet().stream()
        .takeWhile(path -> path.startsWith(prefix))
        .anyMatch(path ->
            path.indexOf('/', prefix.length()) < 0
                && (path.endsWith(".tf") || path.endsWith(".tf.json") || path.endsWith(".tofu")));
  }

  /** The values that the plan was made with, but those that the code gave by itself. */
  private Map<String, Given> values(Budget budget) {
    Map<String, Given> values = new HashMap<>();
    file.variables()
        .forEach((name, input) -> {
          if (!input.byDefault()) {
            YamlNode node = input.value();
            budget.spend(1);
            Datum value = JsonText.readOrNull(node.span().text());
            given(value, node.span().range()).ifPresent(given -> values.put(name, given));
          }
        });
    return values;
  }

  private Optional<Given> given(@Nullable Datum value, SourceRange place) {
    return Optional.ofNullable(value).map(it -> new Given(it, file.path(), place));
  }
}
