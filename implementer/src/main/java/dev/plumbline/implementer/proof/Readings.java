package dev.plumbline.implementer.proof;

import dev.plumbline.iac.FirstReading;
import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads the states of one stack that its fixes make. What a fix leaves as it is, is taken over from
 * the head; that never changes a graph.
 */
final class Readings {
  private final Stack stack;
  private final Graph head;

  /** Null where a plan or a state lies beside the sources, which no fix adds. */
  private final @Nullable FirstReading first;

  Readings(SourceTree head, Stack stack) {
    this.stack = stack;
    boolean bySources =
        stack.spec().kind() == StackSpec.Kind.TERRAFORM
            && StackPlan.find(stack.spec(), head, stack.budget()).isEmpty();
    this.first = bySources ? FirstReading.of(stack.spec(), head, stack.budget()) : null;
    this.head =
        first == null ? StackReader.read(stack.spec(), head, stack.budget()) : first.graph();
  }

  Graph head() {
    return head;
  }

  Graph read(SourceTree tree) {
    return first == null
        ? StackReader.read(stack.spec(), tree, stack.budget())
        : first.read(tree, stack.budget());
  }
}
