package dev.plumbline.model.source;

/**
 * Ends work on a stack that costs more than its {@link Budget}; the phase is then Failed(reason).
 */
public final class BudgetExceededException extends RuntimeException {
  public BudgetExceededException(String message) {
    super(message);
  }
}
