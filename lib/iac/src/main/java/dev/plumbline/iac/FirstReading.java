package dev.plumbline.iac;

import dev.plumbline.iac.planfile.PlanFiles;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.iac.terraform.EarlierReading;
import dev.plumbline.iac.terraform.TerraformReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import org.jspecify.annotations.Nullable;

/**
 * A state of a Terraform stack that was read by its sources, for whoever reads many states that
 * differ from it a little: each costs what differs. That never changes a graph. It holds what was
 * read, within bounds, as long as it is held itself.
 */
public final class FirstReading {
  /** Of what takes more, nothing is kept, and each state is read whole. */
  private static final long MOST_BYTES = 1L << 26;

  private final StackSpec stack;
  private final StackSpec code;
  private final Graph graph;
  private final @Nullable EarlierReading kept;

  private FirstReading(StackSpec stack, StackSpec code, TerraformReader.Reading reading) {
    this.stack = stack;
    this.code = code;
    this.graph = reading.graph();
    EarlierReading all = reading.kept();
    this.kept = all == null || all.bytes() > MOST_BYTES ? null : all;
  }

  /**
   * Reads it by its sources alone, as {@link StackReader#readSources} does.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static FirstReading of(StackSpec stack, SourceTree tree, Budget budget) {
    if (stack.kind() != StackSpec.Kind.TERRAFORM || !StackPlan.hasSources(stack, tree)) {
      return new FirstReading(
          stack,
          stack,
          new TerraformReader.Reading(StackReader.readSources(stack, tree, budget), null));
    }
    StackSpec code = PlanFiles.without(stack, tree);
    return new FirstReading(stack, code, TerraformReader.read(code, tree, budget, null));
  }

  public Graph graph() {
    return graph;
  }

  /**
   * The graph that {@link StackReader#readSources} makes of another state. Resources that are the
   * same there, places included, are the very same objects as far as that costs nothing.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public Graph read(SourceTree tree, Budget budget) {
    return kept == null
            || !StackPlan.hasSources(stack, tree)
            || !PlanFiles.without(stack, tree).equals(code)
        ? StackReader.readSources(stack, tree, budget)
        : TerraformReader.again(code, tree, budget, kept);
  }
}
