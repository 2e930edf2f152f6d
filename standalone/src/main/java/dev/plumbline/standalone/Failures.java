package dev.plumbline.standalone;

import dev.plumbline.pipeline.DiskFull;
import dev.plumbline.pipeline.config.ConfigurationException;
import dev.plumbline.pipeline.topic.ClusterException;
import dev.plumbline.pipeline.topic.TopicsException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong; only a defect of ours shows its stack. */
public final class Failures {
  private Failures() {}

  static ExitCode explain(Throwable failure, PrintStream err) {
    return switch (failure) {
      case Problem problem -> say(err, String.valueOf(problem.getMessage()), problem.exit());
      case ConfigurationException e -> say(err, String.valueOf(e.getMessage()), ExitCode.USAGE);
      case TopicsException e -> say(err, String.valueOf(e.getMessage()), ExitCode.USAGE);
      case ClusterException e -> say(err, String.valueOf(e.getMessage()), ExitCode.UNREACHABLE);
      case UncheckedIOException e -> say(err, io(e), ExitCode.USAGE);
      case IOException e -> say(err, io(e), ExitCode.USAGE);
      case KafkaException e ->
          say(
              err,
              "the broker can't be reached or refuses: " + e.getMessage(),
              ExitCode.UNREACHABLE);
      default -> {
        err.println("plumbline: a defect of ours; please report it with what follows:");
        failure.printStackTrace(err);
        yield ExitCode.DEFECT;
      }
    };
  }

  /** What picocli found wrong with the arguments, in one line instead of a page of usage. */
  static ExitCode misuse(ParameterException failure, PrintStream err) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    return say(
        err, told(failure) + " ('" + command + " --help' shows what there is)", ExitCode.USAGE);
  }

  private static String told(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched
        ? Unmatched.told(unmatched)
        : Choices.refused(failure)
            .orElseGet(() -> String.valueOf(failure.getMessage()).lines().findFirst().orElse(""));
  }

  /** What the operating system has against a file, without the file's name where there is more. */
  public static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in its place";
      case NotDirectoryException _ -> "not a directory";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  private static String io(Exception failure) {
    Throwable cause =
        Objects.requireNonNullElse(
            failure instanceof UncheckedIOException ? failure.getCause() : null, failure);
    String said =
        cause instanceof FileSystemException file
            ? file.getFile() + ": " + reason(file)
            : String.valueOf(cause.getMessage());
    return DiskFull.in(failure).isPresent()
        ? "the disk is full; free some space, or set TMPDIR or state.directory to another one ("
            + said
            + ")"
        : said;
  }

  private static ExitCode say(PrintStream err, String message, ExitCode code) {
    err.println("plumbline: " + message);
    return code;
  }
}
