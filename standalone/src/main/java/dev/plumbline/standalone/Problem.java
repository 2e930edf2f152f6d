package dev.plumbline.standalone;

/** Ends the program with one line that says what is wrong and what to do, and no stack trace. */
public final class Problem extends RuntimeException {
  private final ExitCode exit;

  public Problem(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  public static Problem usage(String message) {
    return new Problem(ExitCode.USAGE, message);
  }

  public static Problem unreachable(String message) {
    return new Problem(ExitCode.UNREACHABLE, message);
  }

  public ExitCode exit() {
    return exit;
  }
}
