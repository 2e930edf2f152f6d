package dev.plumbline.standalone.run;

import dev.plumbline.standalone.Failures;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One process's hold on a state directory, until it is closed or the process ends: what the broker
 * locks by itself is free again before all of it has stopped.
 */
final class Hold implements AutoCloseable {
  private static final String FILE = "serve.lock";

  private final FileChannel channel;

  private Hold(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the directory, which is made where it is missing.
   *
   * @throws Problem when another process has it, or it can't be written
   */
  static Hold of(Path directory) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(FILE);
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        String holder = Files.readString(file).strip();
        channel.close();
        throw Problem.usage(
            "a 'plumbline serve' (process "
                + (holder.isEmpty() ? "unknown" : holder)
                + ") uses "
                + directory
                + "; stop it, or set state.directory to another one");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new Hold(channel);
    } catch (IOException e) {
      throw Problem.usage(
          "the state directory "
              + directory
              + " can't be made or written ("
              + Failures.reason(e)
              + "); set state.directory to another one");
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another one of this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
