package dev.plumbline.ingest.git;

import org.jspecify.annotations.Nullable;

/**
 * A repository can't be read as asked. The message is one line for the person who asked: what is
 * wrong and what to do.
 */
public final class SourceException extends Exception {

  /** What asking again may bring. */
  private enum Kind {
    /** The host does not answer: in a while it may. */
    UNREACHABLE,
    /** The host has it not, or not for us: a replica may be behind, a token be renewed. */
    WITHHELD,
    /** The question is wrong, and will be so later. */
    WRONG
  }

  private final Kind kind;

  public SourceException(String message) {
    super(message);
    this.kind = Kind.WRONG;
  }

  public SourceException(String message, Throwable cause) {
    this(message, cause, Kind.WRONG);
  }

  private SourceException(String message, @Nullable Throwable cause, Kind kind) {
    super(message, cause);
    this.kind = kind;
  }

  /** Of a host that does not answer. */
  static SourceException unreachable(String message, Throwable cause) {
    return new SourceException(message, cause, Kind.UNREACHABLE);
  }

  /** Of a host that answers without what was asked for. */
  static SourceException withheld(String message) {
    return new SourceException(message, null, Kind.WITHHELD);
  }

  /** Of a host that answers without what was asked for. */
  static SourceException withheld(String message, Throwable cause) {
    return new SourceException(message, cause, Kind.WITHHELD);
  }

  /** The same, saying of what. */
  public SourceException about(String what) {
    String told = String.valueOf(getMessage());
    return told.startsWith(what) ? this : new SourceException(what + ": " + told, this, kind);
  }

  /** Whether the repository can't be reached at all, so that asking again later may help. */
  public boolean isUnreachable() {
    return kind == Kind.UNREACHABLE;
  }

  /** Whether the host answers, but without what was asked for. */
  public boolean isWithheld() {
    return kind == Kind.WITHHELD;
  }
}
