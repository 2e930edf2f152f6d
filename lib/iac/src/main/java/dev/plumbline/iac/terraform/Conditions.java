package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;

/**
 * The preconditions of resources and data sources. Postconditions look at what is there after the
 * change, which nobody knows before.
 */
final class Conditions {
  private Conditions() {}

  /** Reports what is wrong in them, and each that is certain to be false. */
  static void check(ResourceInstances block) {
    for (Body.Block lifecycle : block.declared().block().body().blocks("lifecycle")) {
      for (Body.Block precondition : lifecycle.body().blocks("precondition")) {
        Body.Attribute condition = precondition.body().attribute("condition");
        if (condition != null) {
          check(block, precondition, condition);
        }
      }
    }
  }

  private static void check(
      ResourceInstances block, Body.Block precondition, Body.Attribute condition) {
    Evaluation evaluation = block.module().run().evaluation();
    for (int i = 0; i < block.repetition().instances().size(); i++) {
      var evaluator = new Evaluator(block.scope(i), evaluation);
      if (!Literals.isTrue(evaluator.evaluate(condition.expression()), true)) {
        evaluation.error(
            "Precondition not met",
            block.address(i) + ": " + Validation.message(precondition, evaluator),
            condition.expression().span());
      }
    }
  }
}
