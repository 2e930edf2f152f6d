package dev.plumbline.standalone;

import dev.plumbline.pipeline.DiskFull;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Standard output or error, which remembers that its disk was full; PrintStream does not. */
final class Standard extends FileOutputStream {
  private volatile boolean full;

  Standard(FileDescriptor descriptor) {
    super(descriptor);
  }

  /** A reader that left early, as {@code head} does, is another thing and no failure. */
  boolean isFull() {
    return full;
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    try {
      super.write(bytes, start, length);
    } catch (IOException e) {
      full |= DiskFull.in(e).isPresent();
      throw e;
    }
  }
}
