package dev.plumbline.reporter.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.pipeline.config.DatabaseConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of one's own in a throwaway directory, from the programs that the machine
 * has; a test is skipped, with a message, where it has none.
 */
public final class TestPostgres implements AutoCloseable {
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private final Path programs;
  private final Path directory;
  private final int port;

  private TestPostgres(Path programs, Path directory, int port) {
    this.programs = programs;
    this.directory = directory;
    this.port = port;
  }

  /** Starts one; a few seconds. */
  public static TestPostgres start() throws IOException, InterruptedException {
    Optional<Path> programs = programs();
    assumeTrue(programs.isPresent(), "skipped: PostgreSQL is not installed on this machine");
    // Not JUnit's directory: the server refuses to run as root, so another user has to get there.
    Path directory = Files.createTempDirectory("plumbline-postgres");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var server = new TestPostgres(programs.get(), directory, port);
    server.run("initdb", "-D", server.data(), "-U", "plumbline", "-A", "trust", "--no-sync");
    server.startAgain();
    return server;
  }

  /** After {@link #stop}. */
  public void startAgain() throws IOException, InterruptedException {
    String options = "-p " + port + " -k " + directory + " -c fsync=off -c max_connections=20";
    run("pg_ctl", "-D", data(), "-w", "-l", directory + "/log", "-o", options, "start");
  }

  /** Breaks all connections, and takes no others. */
  public void stop() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
  }

  /** How it is reached. */
  public DatabaseConfig config(int connections) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    return new DatabaseConfig(url, "plumbline", null, connections);
  }

  /** Breaks all connections and starts again. */
  public void restart() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "-l", directory + "/log", "restart");
  }

  private String data() {
    return directory + "/data";
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("plumbline-postgres", ".log");
    int exit =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(command + ": " + Files.readString(output)).isZero();
    Files.delete(output);
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
