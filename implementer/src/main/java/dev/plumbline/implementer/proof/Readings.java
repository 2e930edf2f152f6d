package dev.plumbline.implementer.proof;

import dev.plumbline.iac.EarlierReadings;
import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;

/**
 * Reads the states of one stack that its fixes make. What a fix leaves as it is, is taken over from
 * the state before; that never changes a graph.
 */
final class Readings {
  /** Fixes of one stack are proved one after the other, and nothing is kept longer. */
  private static final long MOST_BYTES = 1L << 28;

  private final Stack stack;
  private final EarlierReadings earlier = new EarlierReadings(MOST_BYTES);
  private final boolean bySources;

  /**
   * @param head decides whether a plan or a state lies beside the sources: no fix adds one
   */
  Readings(SourceTree head, Stack stack) {
    this.stack = stack;
    this.bySources =
        stack.spec().kind() == StackSpec.Kind.TERRAFORM
            && StackPlan.find(stack.spec(), head, stack.budget()).isEmpty();
  }

  Graph read(SourceTree tree) {
    return bySources
        ? earlier.read(stack.repository(), stack.spec(), tree, stack.budget())
        : StackReader.read(stack.spec(), tree, stack.budget());
  }
}
