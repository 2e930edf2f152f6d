package dev.plumbline.ingest.git;

/**
 * A repository can't be read as asked. The message is one line for the person who asked: what is
 * wrong and what to do.
 */
public final class SourceException extends Exception {
  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
