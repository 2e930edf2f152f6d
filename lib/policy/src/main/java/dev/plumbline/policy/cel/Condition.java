package dev.plumbline.policy.cel;

import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import org.jspecify.annotations.Nullable;

/** A compiled expression of a policy. Immutable and safe to share between threads. */
public final class Condition {
  private final String source;
  private final Node root;
  private final int slots;

  Condition(String source, Node root, int slots) {
    this.source = source;
    this.root = root;
    this.slots = slots;
  }

  /**
   * Evaluates it.
   *
   * @param each the element it is asked about, null for the resource as a whole
   * @throws dev.plumbline.model.source.BudgetExceededException when the budget is used up
   */
  public Term evaluate(Term resource, @Nullable Term each, Scene scene, Budget budget) {
    budget.spend(1);
    var frame = new Frame(scene, budget, slots);
    frame.set(Compiler.RESOURCE_SLOT, resource);
    if (each != null) {
      frame.set(Compiler.EACH_SLOT, each);
    }
    return root.evaluate(frame);
  }

  /** As the policy's file writes it. */
  public String source() {
    return source;
  }
}
