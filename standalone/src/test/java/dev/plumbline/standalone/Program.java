package dev.plumbline.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real program, each run a process of its own, in a home of its own: no {@code serve} of
 * whoever runs the tests is found.
 */
final class Program {
  private static final long PATIENCE = 300;

  private final Path home;
  private final List<String> before;
  private final List<String> options;

  private Program(Path home, List<String> before, List<String> options) {
    this.home = home;
    this.before = before;
    this.options = options;
  }

  static Program in(Path home) {
    return new Program(home, List.of(), List.of());
  }

  /** The same behind another command that ends in running what follows it. */
  Program behind(String... command) {
    return new Program(home, List.of(command), options);
  }

  /** The same with an option of the JVM. */
  Program with(String option) {
    var all = new ArrayList<>(options);
    all.add(option);
    return new Program(home, before, all);
  }

  /** How a run ended. */
  record Ended(int code, String out, String err) {
    List<String> lines() {
      return err.lines().toList();
    }
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    Process process = start(out, err, arguments);
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "still running: " + String.join(" ", arguments) + "\n" + Files.readString(err));
    }
    return new Ended(process.exitValue(), read(out), read(err));
  }

  /** One that stays up, such as {@code serve}. */
  Process start(Path out, Path err, String... arguments) throws IOException, InterruptedException {
    return builder(Main.class, arguments)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  /** The process of a main class, not yet started, with the environment of the program. */
  ProcessBuilder builder(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    var all = new ArrayList<>(options);
    all.addAll(FastStart.options());
    ProcessBuilder process = process(home, all, main, arguments);
    process.command().addAll(0, before);
    return process;
  }

  /**
   * The same with a class path that the caller chooses.
   *
   * @param options of the JVM, beyond those that all have
   */
  static ProcessBuilder process(
      Path home, List<String> options, Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command);
    process.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_"));
    process.environment().put("HOME", home.toString());
    return process;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
