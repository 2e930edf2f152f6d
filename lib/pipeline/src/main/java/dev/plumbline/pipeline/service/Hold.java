package dev.plumbline.pipeline.service;

import dev.plumbline.pipeline.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One process's hold on what two must not use, until it is closed or the process ends.
 *
 * <p>On POSIX a process loses its lock on a file as soon as it closes any channel to it: so whoever
 * asks again within the process is turned away before the file is opened.
 */
public final class Hold implements AutoCloseable {
  /** What this process holds. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final int MOST_DIGITS = 20;

  private final Path file;
  private final FileChannel channel;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Hold(Path file, FileChannel channel) {
    this.file = file;
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
    Path real = OwnerOnly.file(file).toRealPath();
    if (!HELD.add(real)) {
      throw new TakenException(self());
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(real, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        throw new TakenException(holder(channel));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(self().getBytes(StandardCharsets.UTF_8)));
      return new Hold(real, channel);
    } catch (IOException | TakenException | RuntimeException e) {
      try {
        if (channel != null) {
          channel.close();
        }
      } finally {
        HELD.remove(real);
      }
      throw e;
    }
  }

  private static String self() {
    return Long.toString(ProcessHandle.current().pid());
  }

  private static String holder(FileChannel channel) throws IOException {
    var text = ByteBuffer.allocate(MOST_DIGITS);
    channel.read(text);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    return holder.isEmpty() ? "unknown" : holder;
  }

  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true)) {
      return; // it may be another's by now
    }
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
