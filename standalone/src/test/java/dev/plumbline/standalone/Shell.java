package dev.plumbline.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * The real program in one process that takes one command after another, so that only the first pays
 * for a cold JVM. How it begins and ends in a process of its own, {@link Program} shows.
 */
final class Shell implements AutoCloseable {
  private final Process process;
  private final OutputStream commands;
  private final InputStream out;
  private final InputStream err;

  private Shell(Process process) {
    this.process = process;
    this.commands = process.getOutputStream();
    this.out = new BufferedInputStream(process.getInputStream());
    this.err = new BufferedInputStream(process.getErrorStream());
  }

  /** With the home and the environment of the program's own processes. */
  static Shell in(Path home) throws IOException, InterruptedException {
    return new Shell(Program.in(home).builder(ShellMain.class).start());
  }

  /** What the command says on either stream, and the code that its process would end with. */
  synchronized Program.Ended run(String... arguments) throws IOException, InterruptedException {
    commands.write(Json.bytes(arguments));
    commands.write('\n');
    commands.flush();
    var errors = CompletableFuture.supplyAsync(() -> said(err));
    String output = said(out);
    String error = errors.join();
    int code = out.read();
    return new Program.Ended(code < 0 ? process.waitFor() : code, output, error);
  }

  /** Up to what ends a command, or up to the end of a process that a command ended. */
  private static String said(InputStream stream) {
    var text = new ByteArrayOutputStream();
    try {
      for (int next = stream.read(); next > ShellMain.END; next = stream.read()) {
        text.write(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
