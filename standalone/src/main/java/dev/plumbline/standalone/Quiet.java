package dev.plumbline.standalone;

import dev.plumbline.pipeline.OwnerOnly;
import dev.plumbline.pipeline.config.Home;
import dev.plumbline.pipeline.config.LoggingConfig;
import dev.plumbline.pipeline.observe.Logging;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where log lines go in a command that talks to a person: into a file, so that the terminal shows
 * the review and nothing else. A service that stays up sets its log up anew.
 */
public final class Quiet {
  /** Below the home of whoever runs the command, whatever state.directory says. */
  public static final String FILE = "~/.plumbline/last-run.log";

  private Quiet() {}

  static void begin() {
    Logging.configure(
        new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.INFO), file());
  }

  private static OutputStream file() {
    Path directory = Home.directory().resolve(".plumbline");
    try {
      Path log = OwnerOnly.file(OwnerOnly.made(directory).resolve("last-run.log"));
      return new BufferedOutputStream(Files.newOutputStream(log));
    } catch (IOException unwritable) {
      return OutputStream.nullOutputStream(); // a home that can't be written is no reason to stop
    }
  }
}
