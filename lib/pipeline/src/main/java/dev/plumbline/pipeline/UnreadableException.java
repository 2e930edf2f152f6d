package dev.plumbline.pipeline;

/**
 * A record that no work can be made of: it is the same at each attempt, so it goes to the dead
 * letters at once. Whoever wrote it is told in the message, in one line.
 */
public final class UnreadableException extends IllegalArgumentException {
  public UnreadableException(String message) {
    super(message);
  }

  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
