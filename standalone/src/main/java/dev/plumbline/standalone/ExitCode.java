package dev.plumbline.standalone;

/** What a run of the program ends with. */
public enum ExitCode {
  /** Clean, or soft-failed. */
  OK(0),
  /** Findings at or above the threshold. */
  FINDINGS(1),
  /** The command line or the configuration is wrong. */
  USAGE(2),
  /** Part of the review could not be done, and {@code --strict} asked for all of it. */
  INCOMPLETE(3),
  /** The broker, the database or a repository's host can't be reached. */
  UNREACHABLE(4),
  /** A defect of ours. */
  DEFECT(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
