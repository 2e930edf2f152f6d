package dev.plumbline.iac;

import dev.plumbline.iac.cloudformation.CloudFormationReader;
import dev.plumbline.iac.kubernetes.KubernetesReader;
import dev.plumbline.iac.planfile.PlanFiles;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.iac.pulumi.PulumiReader;
import dev.plumbline.iac.terraform.TerraformReader;
import dev.plumbline.iac.terragrunt.TerragruntUnit;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Optional;

/** Reads a stack of any supported language into its resource graph. */
public final class StackReader {
  private StackReader() {}

  /**
   * Never fails over the sources: what is wrong with them stands in the graph's diagnostics, and
   * the rest is read.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    return switch (stack.kind()) {
      case TERRAFORM -> terraform(stack, tree, budget);
      case CLOUDFORMATION -> CloudFormationReader.read(stack, tree, budget);
      case PULUMI -> PulumiReader.read(stack, tree, budget);
      case KUBERNETES -> KubernetesReader.read(stack, tree, budget);
    };
  }

  /** With what a plan or a state that lies beside the sources knows. */
  private static Graph terraform(StackSpec stack, SourceTree tree, Budget budget) {
    Optional<TerragruntUnit> unit = unit(stack, tree, budget);
    if (unit.isPresent()) {
      return unit.get().read(stack, tree, budget);
    }
    return StackPlan.find(stack, tree, budget)
        .map(plan -> plan.head(stack, tree, budget).graph())
        .orElseGet(() -> readSources(stack, tree, budget));
  }

  /**
   * Reads it by its sources alone, without the plan or state that lies beside them.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph readSources(StackSpec stack, SourceTree tree, Budget budget) {
    return stack.kind() == StackSpec.Kind.TERRAFORM && unit(stack, tree, budget).isEmpty()
        ? TerraformReader.read(PlanFiles.without(stack, tree), tree, budget)
        : read(stack, tree, budget);
  }

  /** A unit of Terragrunt's: its file stands where there is no code. */
  private static Optional<TerragruntUnit> unit(StackSpec stack, SourceTree tree, Budget budget) {
    return StackPlan.hasSources(stack, tree)
        ? Optional.empty()
        : TerragruntUnit.in(stack.path(), tree, budget);
  }
}
