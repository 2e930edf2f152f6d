package dev.plumbline.iac.eval;

/** A value that can't have a type; its message says what is required. Caught where a range is. */
public final class ConversionException extends Exception {
  public ConversionException(String message) {
    super(message, null, false, false);
  }
}
