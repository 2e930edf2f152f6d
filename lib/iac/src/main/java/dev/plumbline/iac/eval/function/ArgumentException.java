package dev.plumbline.iac.eval.function;

/** A function that can't take an argument; becomes a diagnostic at the argument's range. */
public final class ArgumentException extends Exception {
  private final int argument;
  private final String reason;

  /**
   * @param argument 0-based; -1 when it is the call as a whole
   */
  public ArgumentException(int argument, String reason) {
    super(reason, null, false, false);
    this.reason = reason;
    this.argument = argument;
  }

  @Override
  public String getMessage() {
    return reason;
  }

  public int argument() {
    return argument;
  }
}
