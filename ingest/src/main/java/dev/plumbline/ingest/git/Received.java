package dev.plumbline.ingest.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what a server sends while it comes. */
final class Received extends FilterInputStream {
  private final FetchBounds bounds;

  Received(InputStream in, FetchBounds bounds) {
    super(in);
    this.bounds = bounds;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    bounds.receive(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    bounds.receive(count);
    return count;
  }
}
