package dev.plumbline.pipeline;

import java.io.IOException;

/**
 * Something outside that one piece of work needs does not answer: it is tried again with longer
 * waits than a failure of our own, and ends among the dead letters rather than unsaid.
 */
public final class OutageException extends IOException {
  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
