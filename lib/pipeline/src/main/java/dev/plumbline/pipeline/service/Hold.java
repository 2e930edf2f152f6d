package dev.plumbline.pipeline.service;

import dev.plumbline.pipeline.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process's hold on what two must not use, until it is closed or the process ends. */
public final class Hold implements AutoCloseable {
  private final FileChannel channel;

  private Hold(FileChannel channel) {
    this.channel = channel;
  }

  /** Another process, or another part of this one, has the hold. */
  public static final class TakenException extends Exception {
    private final String holder;

    TakenException(String holder) {
      super("process " + holder + " has it");
      this.holder = holder;
    }

    /** The number of its process; {@code unknown} where it did not say. */
    public String holder() {
      return holder;
    }
  }

  /**
   * Takes it.
   *
   * @param file is made where it is missing, stays behind, and says which process has the hold
   * @throws TakenException when it is another's
   * @throws IOException when the file can't be made or written
   */
  public static Hold of(Path file) throws IOException, TakenException {
    var channel =
        FileChannel.open(OwnerOnly.file(file), StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!isTaken(channel)) {
      String holder = Files.readString(file).strip();
      channel.close();
      throw new TakenException(holder.isEmpty() ? "unknown" : holder);
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    return new Hold(channel);
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another part of this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
