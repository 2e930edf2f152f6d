package dev.plumbline.reporter.streams;

import org.jspecify.annotations.Nullable;

/**
 * How large a value may be that a topology writes. Looked at before the producer is: what it
 * refuses spoils the whole transaction, and no exception handler of Streams can leave it out then.
 */
public final class Writable {
  /**
   * Bytes that fit into one request of a producer with default settings, and into a topic of a
   * broker with default limits; the rest of the MiB is for key and headers.
   */
  public static final int MOST = 960 << 10;

  private Writable() {}

  /**
   * The same; null, which deletes, always can.
   *
   * @throws IllegalArgumentException when it can't be written, ever
   */
  static byte @Nullable [] checked(byte @Nullable [] value) {
    if (value != null && value.length > MOST) {
      throw new IllegalArgumentException(
          "%d bytes are more than one record holds".formatted(value.length));
    }
    return value;
  }
}
