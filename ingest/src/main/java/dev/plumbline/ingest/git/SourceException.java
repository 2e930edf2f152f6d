package dev.plumbline.ingest.git;

/**
 * A repository can't be read as asked. The message is one line for the person who asked: what is
 * wrong and what to do.
 */
public final class SourceException extends Exception {
  private final boolean unreachable;

  public SourceException(String message) {
    super(message);
    this.unreachable = false;
  }

  public SourceException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private SourceException(String message, Throwable cause, boolean unreachable) {
    super(message, cause);
    this.unreachable = unreachable;
  }

  /** Of a host that does not answer. */
  static SourceException unreachable(String message, Throwable cause) {
    return new SourceException(message, cause, true);
  }

  /** The same, saying of what. */
  public SourceException about(String what) {
    String told = String.valueOf(getMessage());
    return told.startsWith(what)
        ? this
        : new SourceException(what + ": " + told, this, unreachable);
  }

  /** Whether the repository can't be reached at all, so that asking again later may help. */
  public boolean isUnreachable() {
    return unreachable;
  }
}
