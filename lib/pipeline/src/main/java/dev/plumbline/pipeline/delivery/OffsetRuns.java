package dev.plumbline.pipeline.delivery;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which records are done beyond the committed offset, as the text that is committed with it: run
 * lengths of offsets, unfinished and finished in turn from the committed offset on, as base64 of
 * LEB128 numbers behind a version.
 *
 * <p>A window of {@value #MOST_UNFINISHED} unfinished records has at most as many runs of either
 * kind. Of the unfinished ones no run is longer than that, so it takes two bytes; of the finished
 * ones a run takes five bytes up to 2³⁵ offsets. 400 × 7 bytes are 3,734 digits: under the 4,096
 * that a broker takes by default.
 */
final class OffsetRuns {
  static final int MOST_UNFINISHED = 400;
  private static final String VERSION = "1:";
  private static final int BITS = 7;

  /**
   * What a predecessor left.
   *
   * @param unfinished offsets below {@code end} that are not done
   * @param end everything from here on is not done
   */
  record Left(NavigableSet<Long> unfinished, long end) {
    boolean done(long offset) {
      return offset < end && !unfinished.contains(offset);
    }

    /** Without what is not there any more: nobody will read it, so it must not be waited for. */
    Left from(long first) {
      return new Left(unfinished.tailSet(first, true), Math.max(end, first));
    }
  }

  private OffsetRuns() {}

  /**
   * @param unfinished in rising order, the committed offset first; empty when nothing is done
   *     beyond it
   * @param end the first offset beyond the last finished one
   */
  static String write(NavigableSet<Long> unfinished, long end) {
    if (unfinished.isEmpty() || unfinished.first() >= end) {
      return "";
    }
    var bytes = new ByteArrayOutputStream();
    long from = unfinished.first();
    long next = from;
    for (long offset : unfinished.headSet(end, false)) {
      if (offset > next) {
        put(bytes, next - from);
        put(bytes, offset - next);
        from = offset;
      }
      next = offset + 1;
    }
    put(bytes, next - from);
    put(bytes, end - next);
    return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * @throws IllegalArgumentException when {@code text} is none of ours
   */
  static Left read(long committed, String text) {
    var unfinished = new TreeSet<Long>();
    if (text.isEmpty()) {
      return new Left(unfinished, committed);
    }
    if (!text.startsWith(VERSION)) {
      throw new IllegalArgumentException("unknown offset metadata: " + text);
    }
    List<Long> runs = numbers(Base64.getUrlDecoder().decode(text.substring(VERSION.length())));
    long next = committed;
    for (int i = 0; i < runs.size(); i++) {
      if (i % 2 == 0) {
        for (long n = 0; n < Math.min(runs.get(i), MOST_UNFINISHED); n++) {
          unfinished.add(next + n);
        }
      }
      next += runs.get(i);
    }
    return new Left(unfinished, next);
  }

  private static void put(ByteArrayOutputStream bytes, long number) {
    long left = number;
    while (left >= 1 << BITS) {
      bytes.write((int) (left & 0x7f) | 0x80);
      left >>>= BITS;
    }
    bytes.write((int) left);
  }

  private static List<Long> numbers(byte[] bytes) {
    var numbers = new ArrayList<Long>();
    long number = 0;
    int shift = 0;
    for (byte b : bytes) {
      number |= (long) (b & 0x7f) << shift;
      shift += BITS;
      if (b >= 0) {
        numbers.add(number);
        number = 0;
        shift = 0;
      }
    }
    return numbers;
  }
}
