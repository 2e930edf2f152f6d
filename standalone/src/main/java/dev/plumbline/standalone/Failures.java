package dev.plumbline.standalone;

import dev.plumbline.pipeline.config.ConfigurationException;
import dev.plumbline.pipeline.topic.TopicsException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;

/** Says in one line what went wrong; only a defect of ours shows its stack. */
final class Failures {
  private Failures() {}

  static ExitCode explain(Throwable failure, PrintStream err) {
    return switch (failure) {
      case Problem problem -> say(err, String.valueOf(problem.getMessage()), problem.exit());
      case ConfigurationException e -> say(err, String.valueOf(e.getMessage()), ExitCode.USAGE);
      case TopicsException e -> say(err, String.valueOf(e.getMessage()), ExitCode.USAGE);
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

  private static String io(Exception failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    String said = cause == null ? failure.toString() : String.valueOf(cause.getMessage());
    return said.contains("No space left")
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
