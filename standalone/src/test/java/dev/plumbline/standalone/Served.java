package dev.plumbline.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A {@code plumbline serve} and a program that finds it. Both take seconds to start, so that the
 * test classes of a JVM share them; they end with it.
 *
 * @param home of both
 */
record Served(Path home, Serve serve, Shell program) {
  private static @Nullable Served one;

  /** Started for whoever asks first. */
  static synchronized Served once() throws IOException, InterruptedException {
    if (one == null) {
      Path home = Files.createTempDirectory("plumbline-served").toRealPath();
      var started = new Served(home, Serve.start(Program.in(home), home), Shell.in(home));
      Runtime.getRuntime().addShutdownHook(new Thread(started::end));
      one = started;
    }
    return one;
  }

  private void end() {
    program.close();
    serve.close();
    try {
      FileUtils.delete(home.toFile(), FileUtils.RECURSIVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
