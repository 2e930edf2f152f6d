package dev.plumbline.bench.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, to be killed. It says {@value #READY} on its standard output once it runs. */
final class Child implements AutoCloseable {
  static final String READY = "ready";

  /** The command line, whose jar a run of the real services needs on its class path. */
  static final String PLUMBLINE = "dev.plumbline.standalone.Main";

  private final Process process;
  private final CountDownLatch ready = new CountDownLatch(1);

  /**
   * @param main a class's name
   * @param options of the JVM
   */
  Child(String main, List<String> options, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Also when this process ends before it comes to close.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
    Thread.ofPlatform().daemon().name("listen-" + process.pid()).start(this::listen);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals(READY)) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      // it was killed while it spoke
    } finally {
      ready.countDown(); // also when it ended before it was ready; whoever waits sees that it did
    }
  }

  void awaitReady() throws InterruptedException {
    if (!ready.await(90, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " does not start");
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for it to end by itself; false when that takes longer. */
  boolean ended(Duration most) throws InterruptedException {
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Its exit code, once it has ended by itself. */
  int exit(Duration most) throws InterruptedException {
    if (!ended(most)) {
      throw new IllegalStateException("process " + process.pid() + " does not end");
    }
    return process.exitValue();
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
