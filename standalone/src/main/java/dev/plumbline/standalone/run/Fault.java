package dev.plumbline.standalone.run;

import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Quiet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded broker or a service gave up: says why in one line, and ends the process. */
final class Fault {
  private static final Logger LOG = LoggerFactory.getLogger(Fault.class);

  /** A log that can't grow by this much is full; the broker leaves less than that free. */
  private static final long FULL = 1 << 20;

  private Fault() {}

  static void end(Path directory, String message) {
    if (isFull(directory)) {
      end(
          ExitCode.USAGE,
          "the disk of "
              + directory
              + " is full; free some space, or set TMPDIR or state.directory to another one");
    }
    end(
        ExitCode.UNREACHABLE,
        "the embedded broker gave up"
            + (message.isEmpty() ? "" : ": " + message)
            + "; the log says more (standard error of 'serve'; of other commands "
            + Quiet.FILE
            + ")");
  }

  /** A service can't start, while nobody waits for it. */
  static void end(RuntimeException cause) {
    LOG.atError().setCause(cause).log("A service can't start");
    end(
        ExitCode.UNREACHABLE,
        "the services can't start: "
            + cause.getMessage()
            + "; the log says more ("
            + Quiet.FILE
            + ")");
  }

  private static boolean isFull(Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace() < FULL;
    } catch (IOException e) {
      return false; // not even that can be asked: then the broker's own words have to do
    }
  }

  /**
   * Several threads may fail for the same reason: the first says it, the others wait for the end.
   */
  private static synchronized void end(ExitCode code, String line) {
    Main.out().flush();
    Main.err().println("plumbline: " + line);
    Runtime.getRuntime().halt(code.code());
  }
}
