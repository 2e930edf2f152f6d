package dev.plumbline.iac.eval;

import dev.plumbline.model.source.BudgetExceededException;
import java.util.Collection;

/**
 * Keeps values from growing without end: a list that holds another twice doubles with each step.
 */
final class Parts {
  private static final int MOST = 500_000;

  private Parts() {}

  /**
   * The parts of what holds these.
   *
   * @throws BudgetExceededException where nobody could walk through all of it in time
   */
  static int of(Collection<Datum> held) {
    long parts = 1;
    for (Datum each : held) {
      parts += each.parts();
    }
    if (parts > MOST) {
      throw new BudgetExceededException(
          "a value is made of more than " + MOST + " others, which is more than its budget allows");
    }
    return (int) parts;
  }
}
