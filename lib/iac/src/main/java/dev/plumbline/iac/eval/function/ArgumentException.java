package dev.plumbline.iac.eval.function;

/** A function that can't take an argument; becomes a diagnostic at the argument's range. */
public final class ArgumentException extends Exception {
  private final int argument;
  private final String reason;
  private final boolean absentFile;

  /**
   * @param argument 0-based; -1 when it is the call as a whole
   */
  public ArgumentException(int argument, String reason) {
    this(argument, reason, false);
  }

  private ArgumentException(int argument, String reason, boolean absentFile) {
    super(reason, null, false, false);
    this.reason = reason;
    this.argument = argument;
    this.absentFile = absentFile;
  }

  /** A file that the snapshot lacks, and that may be made before Terraform runs. */
  static ArgumentException absentFile(int argument, String path) {
    return new ArgumentException(
        argument, "there is no file \"" + path + "\" in the repository", true);
  }

  /** Whether the value is only unknown here: another step may make the file. */
  public boolean isAbsentFile() {
    return absentFile;
  }

  @Override
  public String getMessage() {
    return reason;
  }

  public int argument() {
    return argument;
  }
}
