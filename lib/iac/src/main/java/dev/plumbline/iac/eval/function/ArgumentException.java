package dev.plumbline.iac.eval.function;

/** A function that can't take an argument; becomes a diagnostic at the argument's range. */
public final class ArgumentException extends Exception {
  private final int argument;

  /**
   * @param argument 0-based; -1 when it is the call as a whole
   */
  public ArgumentException(int argument, String message) {
    super(message, null, false, false);
    this.argument = argument;
  }

  public int argument() {
    return argument;
  }
}
