package dev.plumbline.implementer.proof;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.EarlierJudgement;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;

/**
 * The states of one stack that its fixes make, read and judged. The head is read and judged whole,
 * each other state at the cost of what differs from it; that changes nothing of what is said.
 */
final class States {
  private final Stack stack;
  private final PolicyEngine engine;
  private final Readings readings;
  private final EarlierJudgement judged;
  private final Before head;

  /**
   * @throws dev.plumbline.model.source.BudgetExceededException when the head costs too much already
   */
  States(SourceTree head, Stack stack, PolicyEngine engine) {
    this.stack = stack;
    this.engine = engine;
    this.readings = new Readings(head, stack);
    this.judged = engine.judged(request(stack, readings.head()));
    this.head = Before.of(readings.head(), judged.result());
  }

  Before head() {
    return head;
  }

  /** The state that sources with a fix make. */
  Before after(SourceTree fixed) {
    Graph graph = readings.read(fixed);
    return Before.of(graph, engine.findings(request(stack, graph), judged));
  }

  static Request request(Stack stack, Graph graph) {
    return new Request(
        stack.repository(),
        graph,
        null,
        stack.settings(),
        stack.date(),
        stack.budget(),
        stack.house());
  }
}
