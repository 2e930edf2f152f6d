package dev.plumbline.iac.eval;

/** A value that can't have a type; its message says what is required. Caught where a range is. */
public final class ConversionException extends Exception {
  private final String reason;

  public ConversionException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return reason;
  }
}
